import type { Translated } from "../lib/text.ts";
import type { platform as english } from "./platform.en.ts";

/** Texts of the data layer, in French. */
export const platform: Translated<typeof english> = {
  unreachable: "Le serveur est injoignable. Rien n’a été modifié ; réessayez dans un instant.",
  deleted: "« {{title}} » est dans la corbeille.",
  undo: "Annuler",
  restored: "« {{title}} » est de retour.",
  restoreFailed: "« {{title}} » est toujours dans la corbeille. {{reason}}",
};
