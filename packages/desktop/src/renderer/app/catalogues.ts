import { ui } from "../ui/ui.en.ts";

/** Every text of the application in English, by feature. */
export const catalogue = { ui } as const;

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof catalogue };
  }
}
