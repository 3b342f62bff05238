import type { Translated } from "../renderer/lib/text.ts";
import type { desktop as english } from "./pages.en.ts";

/** Texts of the desktop app's own pages, in French. */
export const desktop: Translated<typeof english> = {
  version: "Xtablo {{version}}",
  settings: "Réglages",
  back: "Retour",
  otherServers: "Autres serveurs",
  openLogs: "Ouvrir les journaux",
  unanswered: "L’application ne répond pas. Réessayez, ou redémarrez-la.",
  failed: "Cela n’a pas fonctionné. Réessayez ; si cela se reproduit, les journaux en disent plus.",
  aServer: "Le serveur",
  keptSettings:
    "L’application n’a pas pu lire tous ses réglages. Elle repart de ce qu’elle a pu lire ; le fichier est conservé ici : {{path}}.",
  thisComputer: "Sur cet ordinateur",
  first: {
    title: "Où se trouve votre espace de travail ?",
    hint: "Choisissez par où commencer. Vous pourrez en ajouter d’autres à tout moment.",
  },
  local: {
    hint: "Un espace de travail rien que pour vous.",
    private: "Rien ne quitte cet ordinateur",
    noAccount: "Ni compte, ni mot de passe",
    withoutNetwork: "Fonctionne sans réseau",
    start: "Commencer ici",
  },
  connect: {
    title: "Se connecter à un serveur",
    hint: "Celui de votre équipe ou le vôtre : la personne qui le gère vous donne son adresse.",
    address: "Adresse du serveur",
    example: "tablo.example.org",
    action: "Se connecter",
    unknownHost:
      "Le lien que vous avez suivi mène à {{host}}, qui n’est pas dans votre liste. Ne vous y connectez que si vous faites confiance à la personne qui vous l’a envoyé.",
    useHost: "Utiliser son adresse",
    problem: {
      noAddress:
        "Ce n’est pas l’adresse d’un serveur. Saisissez-la comme tablo.example.org, ou collez un lien vers le serveur.",
      another:
        "{{host}} répond, mais ce n’est pas un serveur Xtablo. Vérifiez l’adresse auprès de la personne qui vous l’a donnée.",
      guarded:
        "{{host}} demande d’abord un nom et un mot de passe, que cette application ne peut pas donner. Demandez à la personne qui gère le serveur de laisser passer Xtablo sans cela.",
      tooOld:
        "{{host}} utilise Xtablo {{version}}, et cette application a besoin de {{oldest}} ou plus récent. Demandez à la personne qui gère le serveur de le mettre à jour.",
      unwell:
        "{{host}} répond que quelque chose ne va pas (état {{status}}). Réessayez plus tard, ou prévenez la personne qui le gère.",
      expired: "Le certificat de {{host}} a expiré. Demandez à la personne qui gère le serveur de le renouveler.",
      anotherName:
        "Le certificat de {{host}} est établi pour un autre nom. Vérifiez l’adresse ; si elle est juste, prévenez la personne qui gère le serveur.",
      unknownAuthority:
        "Cet ordinateur ne connaît pas l’autorité qui a établi le certificat de {{host}}. Si votre organisation a ses propres certificats, installez son autorité sur cet ordinateur ; sinon, adressez-vous à la personne qui gère le serveur.",
      notTls:
        "{{host}} ne parle pas HTTPS. S’il est sur cet ordinateur ou sur votre propre réseau, et seulement dans ce cas, connectez-vous sans chiffrement : saisissez http://{{host}}",
      otherCertificate:
        "La connexion à {{host}} ne peut pas être sécurisée : son certificat n’est pas correct. Prévenez la personne qui gère le serveur.",
      unknownName:
        "Aucun serveur n’est connu sous le nom {{host}}. Vérifiez qu’il est bien saisi ; s’il appartient à un réseau privé, connectez d’abord le VPN.",
      refused:
        "Rien ne répond à {{host}}. Vérifiez le port ; s’il est juste, le serveur est arrêté : prévenez la personne qui le gère.",
      noAnswer: "{{host}} ne répond pas. Vérifiez l’adresse et votre connexion, puis réessayez.",
      offline: "Cet ordinateur n’a pas de réseau. Connectez-le, puis réessayez.",
    },
  },
  servers: {
    title: "Vos serveurs",
    list: "Serveurs",
    unread_one: "{{count}} non lu",
    unread_other: "{{count}} non lus",
    add: "En ajouter un autre",
    more: "Plus d’actions pour {{name}}",
    rename: "Renommer",
    reload: "Recharger",
    remove: "Retirer",
    name: "Nom pour {{name}}",
    nameEmpty: "Saisissez un nom, de 80 caractères au plus.",
    save: "Enregistrer",
    removeRemote:
      "Retirer {{name}} de cette application ? Vous y serez déconnecté, et ce que vous avez saisi sans l’envoyer sera perdu. Rien ne change sur le serveur.",
    removeLocal:
      "Retirer {{name}} de la liste ? Ses données restent sur le disque de cet ordinateur, et reviennent quand vous choisissez de nouveau « Commencer ici ». Ce que vous avez saisi sans l’envoyer est perdu.",
  },
  find: {
    label: "Rechercher dans la page",
    count: "{{at}} sur {{of}}",
    nothing: "Rien trouvé",
    next: "Suivant",
    previous: "Précédent",
    close: "Fermer",
  },
  opening: {
    title: "{{name}} s’ouvre",
    progress: "Ouverture",
    hint: "En attente de sa première réponse.",
  },
  away: {
    title: "{{name}} n’est pas disponible pour le moment",
    again: "Xtablo réessaie de lui-même.",
    retry: "Réessayer maintenant",
    reason: {
      another:
        "Ce qui répond à son adresse n’est pas Xtablo. Le serveur a peut-être déménagé : adressez-vous à la personne qui le gère.",
      guarded:
        "Quelque chose devant lui demande un nom et un mot de passe, que cette application ne peut pas donner. La personne qui le gère peut laisser passer Xtablo sans cela.",
      tooOld:
        "Il utilise Xtablo {{version}}, et cette application a besoin de {{oldest}} ou plus récent. La personne qui le gère peut le mettre à jour.",
      unwell:
        "Il répond que quelque chose ne va pas (état {{status}}). La personne qui le gère s’en occupe peut-être déjà.",
      expired:
        "Son certificat a expiré : rien ne garantit que c’est bien lui. La personne qui le gère peut le renouveler.",
      anotherName:
        "Son certificat est établi pour un autre nom : rien ne garantit que c’est bien lui. La personne qui le gère peut dire pourquoi.",
      unknownAuthority:
        "Cet ordinateur ne connaît pas l’autorité qui a établi son certificat : rien ne garantit que c’est bien lui.",
      notTls: "Il ne parle pas HTTPS pour le moment : la connexion ne serait pas sécurisée.",
      otherCertificate: "La connexion ne peut pas être sécurisée : son certificat n’est pas correct.",
      unknownName: "Son nom n’est pas connu sur ce réseau. S’il appartient à un réseau privé, connectez le VPN.",
      refused: "Rien ne répond à son adresse pour le moment : il est arrêté, ou sur le point de démarrer.",
      noAnswer: "Il ne répond pas. Il est peut-être éteint, ou la connexion est trop lente.",
      offline: "Cet ordinateur n’a pas de réseau.",
      other: "Il n’a pas répondu comme prévu.",
    },
  },
  starting: {
    title: "Démarrage du serveur sur cet ordinateur",
    hint: "Le premier démarrage prend un moment : la base de données se prépare. Ensuite, c’est rapide.",
    progress: "Démarrage",
  },
  stopped: {
    title: "Le serveur de cet ordinateur s’est arrêté",
    hint: "Ce que vous avez enregistré est toujours sur le disque. Voici son dernier message :",
    said: "Son dernier message",
    again: "Redémarrer",
  },
  choices: {
    title: "Réglages",
    hint: "De cette application, sur cet ordinateur.",
    startAtLogin: "Démarrer à l’ouverture de session",
    startAtLoginHint: "Xtablo s’ouvre dès que vous ouvrez votre session.",
    keepRunning: "Rester actif quand la fenêtre est fermée",
    keepRunningHint:
      "Vos serveurs restent connectés. Une icône près de l’horloge rouvre la fenêtre ; sans elle, démarrez Xtablo de nouveau.",
    checkSpelling: "Vérifier l’orthographe",
    checkSpellingHint:
      "Vos mots sont vérifiés sur cet ordinateur. Les dictionnaires viennent de Google, qui voit qu’ils sont téléchargés.",
    checkSpellingHintMac: "Vos mots sont vérifiés sur ce Mac, par ses propres dictionnaires.",
    updates: "Rechercher les mises à jour",
    updatesHint: "Sans cela, personne n’est interrogé. Avec cela, seule l’adresse que vous donnez ici l’est.",
    feed: "Adresse des mises à jour",
    feedHint: "Elle commence par https://. La personne qui vous a donné l’application la connaît.",
    feedWrong: "Ce n’est pas une adresse qui commence par https://, comme https://example.org/xtablo/",
    save: "Enregistrer",
    saved: "Enregistré. Les mises à jour y sont désormais cherchées.",
    logs: "Journaux",
    logsHint: "Ce que l’application a noté de son travail, pour comprendre ce qui n’a pas marché.",
  },
};
