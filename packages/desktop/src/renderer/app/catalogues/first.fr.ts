import { platform } from "../../platform/platform.fr.ts";
import { ui } from "../../ui/ui.fr.ts";
import { app } from "../app.fr.ts";

/** The texts that every page needs, in French. */
export const texts = { ui, app, platform };
