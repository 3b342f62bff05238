import { etapes } from "../../features/etapes/etapes.fr.ts";
import { tablo } from "../../features/tablo/tablo.fr.ts";
import { tasks } from "../../features/tasks/tasks.fr.ts";

/** The texts that the first view of a board needs, in French. */
export const texts = { tablo, tasks, etapes };
