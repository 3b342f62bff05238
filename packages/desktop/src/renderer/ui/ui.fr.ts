import type { Translated } from "../lib/text.ts";
import type { ui as english } from "./ui.en.ts";

/** What the components say by themselves, in French. */
export const ui: Translated<typeof english> = {
  justNow: "à l’instant",
  percent: "{{value}} %",
  close: "Fermer",
  ticked: "Fait",
  unticked: "À faire",
  cancel: "Annuler",
  dismiss: "Masquer",
  retry: "Réessayer",
  moreMembers_one: "{{count}} autre personne",
  moreMembers_other: "{{count}} autres personnes",
  none: "Aucun",
  clearDate: "Effacer la date",
  notices_one: "{{count}} notification",
  notices_other: "{{count}} notifications",
  today: "Aujourd’hui",
  previousMonth: "Mois précédent",
  nextMonth: "Mois suivant",
  colors: {
    purple: "Violet",
    indigo: "Indigo",
    blue: "Bleu",
    sky: "Bleu ciel",
    teal: "Sarcelle",
    green: "Vert",
    olive: "Olive",
    amber: "Ambre",
    orange: "Orange",
    red: "Rouge",
    pink: "Rose",
    slate: "Ardoise",
  },
};
