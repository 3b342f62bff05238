import type { Translated } from "../../lib/text.ts";
import type { reset as english } from "./reset.en.ts";

/** Texts of the page to choose a password with a link, in French. */
export const reset: Translated<typeof english> = {
  title: "Choisir un mot de passe",
  hint: "Il remplace celui que vous aviez, le cas échéant, et vous déconnecte partout.",
  password: "Nouveau mot de passe",
  save: "Définir le mot de passe",
  doneTitle: "Votre mot de passe est défini",
  doneHint: "Connectez-vous avec lui. Toutes les sessions ouvertes sur votre compte sont fermées.",
  gone: "Ce lien n’est plus valable",
  goneHint:
    "Il sert une seule fois, pendant un temps limité. Si vous venez de l’utiliser, connectez-vous ; sinon, demandez-en un nouveau à la personne qui gère ce serveur.",
  incomplete: "Ce lien est incomplet",
  incompleteHint: "Ouvrez-le tel qu’on vous l’a donné, avec tout ce qui suit le « # ».",
  toSignIn: "Aller à la connexion",
};
