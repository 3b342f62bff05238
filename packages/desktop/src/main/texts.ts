/** What the app itself says, outside of pages. */
const english = {
  onThisComputer: "On this computer",
  menu: {
    file: "File",
    yourServers: "Your servers…",
    settings: "Settings…",
    print: "Print…",
    close: "Close window",
    quit: "Quit Xtablo",
    edit: "Edit",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    pasteAsText: "Paste as plain text",
    selectAll: "Select all",
    view: "View",
    reload: "Reload",
    actualSize: "Actual size",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fullScreen: "Full screen",
    developerTools: "Developer tools",
    back: "Back",
    forward: "Forward",
    servers: "Servers",
    window: "Window",
    help: "Help",
    about: "About Xtablo",
    openLogs: "Open the logs",
    checkForUpdates: "Check for updates",
    hide: "Hide Xtablo",
    hideOthers: "Hide others",
    showAll: "Show all",
    services: "Services",
    openWindow: "Open Xtablo",
  },
  context: {
    addToDictionary: "Add to dictionary",
    copyLink: "Copy the link",
    saveImage: "Save the image…",
    noSuggestion: "No suggestion",
  },
  unread: (count: number) => `${count} unread`,
  tray: (said: string) => `Xtablo: ${said}`,
  leave: {
    title: "Leave this page?",
    detail: "Something on it is not saved yet.",
    downloading: "Quit while a file is downloading?",
    downloadingDetail: "The download will be cancelled.",
    leave: "Leave",
    stay: "Stay",
  },
  download: {
    saved: "Saved",
    failed: "The download failed",
    failedDetail: (name: string) => `${name} did not arrive. Try again.`,
  },
  update: {
    ready: (version: string) => `Xtablo ${version} is ready`,
    readyDetail: "It is installed when Xtablo is started again.",
    restart: "Restart now",
    later: "Later",
    newest: "Xtablo is up to date",
    failed: "Updates could not be checked for",
    off: "Updates are off",
    offDetail: "Set in the settings where Xtablo looks for them.",
  },
  crash: "Xtablo has to stop",
};

export type Texts = typeof english;

const french: Texts = {
  onThisComputer: "Sur cet ordinateur",
  menu: {
    file: "Fichier",
    yourServers: "Vos serveurs…",
    settings: "Réglages…",
    print: "Imprimer…",
    close: "Fermer la fenêtre",
    quit: "Quitter Xtablo",
    edit: "Édition",
    undo: "Annuler",
    redo: "Rétablir",
    cut: "Couper",
    copy: "Copier",
    paste: "Coller",
    pasteAsText: "Coller en texte brut",
    selectAll: "Tout sélectionner",
    view: "Affichage",
    reload: "Recharger",
    actualSize: "Taille réelle",
    zoomIn: "Agrandir",
    zoomOut: "Réduire",
    fullScreen: "Plein écran",
    developerTools: "Outils de développement",
    back: "Page précédente",
    forward: "Page suivante",
    servers: "Serveurs",
    window: "Fenêtre",
    help: "Aide",
    about: "À propos de Xtablo",
    openLogs: "Ouvrir les journaux",
    checkForUpdates: "Rechercher les mises à jour",
    hide: "Masquer Xtablo",
    hideOthers: "Masquer les autres",
    showAll: "Tout afficher",
    services: "Services",
    openWindow: "Ouvrir Xtablo",
  },
  context: {
    addToDictionary: "Ajouter au dictionnaire",
    copyLink: "Copier le lien",
    saveImage: "Enregistrer l’image…",
    noSuggestion: "Aucune suggestion",
  },
  tray: (said) => `Xtablo : ${said}`,
  unread: (count) => (count > 1 ? `${count} non lus` : `${count} non lu`),
  leave: {
    title: "Quitter cette page ?",
    detail: "Quelque chose n’y est pas encore enregistré.",
    downloading: "Quitter pendant un téléchargement ?",
    downloadingDetail: "Le téléchargement sera annulé.",
    leave: "Quitter",
    stay: "Rester",
  },
  download: {
    saved: "Enregistré",
    failed: "Le téléchargement a échoué",
    failedDetail: (name) => `${name} n’est pas arrivé. Réessayez.`,
  },
  update: {
    ready: (version) => `Xtablo ${version} est prêt`,
    readyDetail: "Il sera installé au prochain démarrage de Xtablo.",
    restart: "Redémarrer maintenant",
    later: "Plus tard",
    newest: "Xtablo est à jour",
    failed: "La recherche de mises à jour a échoué",
    off: "Les mises à jour sont désactivées",
    offDetail: "Indiquez dans les réglages où Xtablo les cherche.",
  },
  crash: "Xtablo doit s’arrêter",
};

/** The languages of the app. */
export type Language = "en" | "fr";

/** The language of the app on a system that speaks `locale`, such as `fr-CA`. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().split("-", 1)[0] === "fr" ? "fr" : "en";
}

/** The texts of a language. */
export function textsOf(language: Language): Texts {
  return language === "fr" ? french : english;
}
