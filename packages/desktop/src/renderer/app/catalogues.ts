import { auth } from "../features/auth/auth.en.ts";
import { etapes } from "../features/etapes/etapes.en.ts";
import { files } from "../features/files/files.en.ts";
import { home } from "../features/home/home.en.ts";
import { status } from "../features/status/status.en.ts";
import { tablo } from "../features/tablo/tablo.en.ts";
import { tasks } from "../features/tasks/tasks.en.ts";
import { platform } from "../platform/platform.en.ts";
import { ui } from "../ui/ui.en.ts";
import { app } from "./app.en.ts";

/** Every text of the application in English, by feature. */
export const catalogue = { ui, app, platform, auth, home, status, tablo, tasks, etapes, files } as const;

declare module "../lib/text.ts" {
  interface Catalogues {
    all: typeof catalogue;
  }
}
