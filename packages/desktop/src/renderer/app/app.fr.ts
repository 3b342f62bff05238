import type { Translated } from "../lib/text.ts";
import type { app as english } from "./app.en.ts";

/** Texts of the shell, in French. */
export const app: Translated<typeof english> = {
  skip: "Aller au contenu",
  sidebar: "Barre latérale",
  collapse: "Replier la barre latérale",
  expand: "Ouvrir la barre latérale",
  general: "Général",
  home: "Accueil",
  status: "État",
  tablos: "Tablos",
  newTablo: "Nouveau tablo",
  noTablos: "Aucun tablo pour l’instant",
  moreTablos: "Tous les tablos",
  breadcrumb: "Fil d’Ariane",
  jumpTo: "Aller à",
  jumpHint: "Un tablo, une page, une action",
  jumpNothing: "Rien ne porte ce nom.",
  archivedTablos: "Tablos archivés",
  account: "Votre compte",
  language: "Langue",
  languageFailed: "La langue n’a pas pu être changée. {{reason}}",
  languageNotKept: "Votre compte n’a pas pu garder la langue ; ce navigateur la garde. {{reason}}",
  theme: "Thème",
  themes: { light: "Clair", dark: "Sombre", system: "Comme le système" },
  signOut: "Se déconnecter",
  signOutFailed: "Vous êtes toujours connecté. {{reason}}",
  offline:
    "Pas de connexion : ce que vous voyez peut être ancien, et vos modifications peuvent ne pas être enregistrées. La connexion se rétablit d’elle-même.",
  reconnecting: "Le serveur est injoignable. Reconnexion en cours…",
  failed: "Cette page n’a pas pu s’afficher.",
  failedHint:
    "Rien de ce que vous avez enregistré n’est perdu. Rechargez la page ; si cela se reproduit, prévenez la personne qui gère ce serveur.",
  reload: "Recharger",
  notFound: "Cette page n’existe pas",
  notFoundHint: "L’adresse est peut-être mal saisie, ou la page a disparu.",
  toHome: "Aller à l’accueil",
  unreachable: "Le serveur est injoignable",
  unreachableHint: "Vérifiez la connexion. Cette page continuera dès que le serveur répondra.",
};
