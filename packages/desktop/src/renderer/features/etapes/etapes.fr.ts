import type { Translated } from "../../lib/text.ts";
import type { etapes as english } from "./etapes.en.ts";

/** Texts of the etapes strip, in French. */
export const etapes: Translated<typeof english> = {
  label: "Étapes",
  all: "Toutes",
  unassigned: "Sans étape",
  add: "Étape",
  newTitle: "Titre de la nouvelle étape",
  newHint: "Nouvelle étape",
  more: "Autres actions pour {{title}}",
  edit: "Modifier",
  editTitle: "Modifier l’étape",
  title: "Titre",
  titleEmpty: "Le titre est vide : saisissez au moins un caractère.",
  color: "Couleur",
  save: "Enregistrer",
  cancel: "Annuler",
  moveLeft: "Déplacer à gauche",
  moveRight: "Déplacer à droite",
  moved: "{{title}} déplacée en position {{position}} sur {{count}}.",
  delete: "Supprimer",
  deleteQuestion_one: "Supprimer « {{title}} » ? Sa tâche n’aura plus d’étape.",
  deleteQuestion_other: "Supprimer « {{title}} » ? Ses {{count}} tâches n’auront plus d’étape.",
  deleteQuestion_zero: "Supprimer « {{title}} » ? Elle n’a aucune tâche.",
  deleteAction: "Supprimer l’étape",
};
