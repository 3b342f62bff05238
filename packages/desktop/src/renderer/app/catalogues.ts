import { etapes } from "../features/etapes/etapes.en.ts";
import { files } from "../features/files/files.en.ts";
import { tablo } from "../features/tablo/tablo.en.ts";
import { tasks } from "../features/tasks/tasks.en.ts";
import { platform } from "../platform/platform.en.ts";
import { ui } from "../ui/ui.en.ts";

/** Every text of the application in English, by feature. */
export const catalogue = { ui, platform, tablo, tasks, etapes, files } as const;

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof catalogue };
  }
}
