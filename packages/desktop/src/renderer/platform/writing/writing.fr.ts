import type { Translated } from "../../lib/text.ts";
import type { writing as english } from "./writing.en.ts";

/** Texts of what keeps people's texts, in French. */
export const writing: Translated<typeof english> = {
  kept: "Votre texte de tout à l’heure est encore là, pas encore enregistré.",
  unsaved: "Texte non enregistré",
  discard: "L’abandonner",
  continue: "Continuer",
  leave: {
    title: "Se déconnecter et perdre ce qui n’est pas enregistré ?",
    body_one: "{{count}} texte n’est gardé que dans ce navigateur, pas encore enregistré. Se déconnecter l’efface.",
    body_other:
      "{{count}} textes ne sont gardés que dans ce navigateur, pas encore enregistrés. Se déconnecter les efface.",
    stay: "Rester",
    anyway: "Effacer et se déconnecter",
  },
  conflict: {
    title: "Quelqu’un a modifié ce texte entre-temps",
    theirs: "Sa version",
    mine: "La vôtre, à modifier à votre gré",
    keepTheirs: "Garder la sienne",
    keepMine: "Garder la mienne",
    keepMerged: "Enregistrer le texte fusionné",
    empty: "(vide)",
  },
};
