import { etapes } from "../../features/etapes/etapes.en.ts";
import { tablo } from "../../features/tablo/tablo.en.ts";
import { tasks } from "../../features/tasks/tasks.en.ts";

/** The texts that the first view of a board needs. */
export const texts = { tablo, tasks, etapes };
