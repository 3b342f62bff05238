import type { Translated } from "../../lib/text.ts";
import type { status as english } from "./status.en.ts";

/** Texts of the status page, in French. */
export const status: Translated<typeof english> = {
  title: "État",
  reachable: "Serveur joignable",
  unreachable: "Serveur injoignable",
  checking: "Vérification",
  checkAgain: "Vérifier de nouveau",
  version: "Version",
  commit: "Commit {{commit}}",
  schema: "Schéma de la base",
  signup: "Nouveaux comptes",
  signups: { open: "Ouverts à tous", invite: "Sur invitation", closed: "Fermés" },
  google: "Connexion Google",
  on: "Configurée",
  off: "Non configurée",
  upload: "Taille maximale d’un fichier",
  failed: "Le serveur n’a pas répondu. Il démarre peut-être ; réessayez dans un instant.",
  serverTime: "Heure du serveur",
  fetchTime: "Demander l’heure du serveur",
  noTime: "Aucune heure demandée pour l’instant.",
  noTimeHint: "Le serveur répond avec sa propre horloge, à comparer avec la vôtre.",
  timeFailed: "L’heure n’a pas pu être obtenue. {{reason}}",
};
