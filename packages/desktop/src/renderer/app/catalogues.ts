import type { desktop } from "../../pages/pages.en.ts";
import type { Translated } from "../lib/text.ts";
import { texts as application } from "./catalogues/application.en.ts";
import { texts as frenchApplication } from "./catalogues/application.fr.ts";
import { texts as door } from "./catalogues/door.en.ts";
import { texts as frenchDoor } from "./catalogues/door.fr.ts";
import { texts as first } from "./catalogues/first.en.ts";
import { texts as frenchFirst } from "./catalogues/first.fr.ts";
import { texts as later } from "./catalogues/later.en.ts";
import { texts as frenchLater } from "./catalogues/later.fr.ts";
import { texts as reset } from "./catalogues/reset.en.ts";
import { texts as frenchReset } from "./catalogues/reset.fr.ts";

/** Every text in English, by feature. For types and tests: the page loads its language alone, with `loadTexts`. */
export const catalogue = { ...first, ...door, ...application, ...later, ...reset };

/** Every text in French, by feature. */
export const frenchCatalogue: Translated<typeof catalogue> = {
  ...frenchFirst,
  ...frenchDoor,
  ...frenchApplication,
  ...frenchLater,
  ...frenchReset,
};

declare module "../lib/text.ts" {
  interface Catalogues {
    /** The desktop app's own pages have a group that only they load. */
    all: typeof catalogue & { desktop: typeof desktop };
  }
}
