import { platform } from "../../platform/platform.en.ts";
import { ui } from "../../ui/ui.en.ts";
import { app } from "../app.en.ts";

/** The texts that every page needs. */
export const texts = { ui, app, platform };
