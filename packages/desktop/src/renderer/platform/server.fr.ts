/**
 * What the server says to people, in French, by its English sentence; `{{}}` stands for what differs each time.
 * A test holds it against the sentences of the server and of the contract.
 */
export const server: Readonly<Record<string, string>> = {
  // Accounts
  "You are not signed in. Sign in and try again.": "Vous n’êtes pas connecté. Connectez-vous, puis réessayez.",
  "The email address and the password do not match. Check both and try again.":
    "L’adresse e-mail et le mot de passe ne correspondent pas. Vérifiez-les, puis réessayez.",
  "There is already an account with this email address. Sign in instead.":
    "Un compte existe déjà pour cette adresse e-mail. Connectez-vous plutôt.",
  "This server makes accounts by invitation only. Ask its operator for one.":
    "Ce serveur ne crée des comptes que sur invitation. Demandez-en une à la personne qui le gère.",
  "This link is no longer good. Ask for a new one.": "Ce lien n’est plus valable. Demandez-en un nouveau.",
  "Too many attempts. Wait {{seconds}} seconds, then try again.":
    "Trop de tentatives. Attendez {{seconds}} secondes, puis réessayez.",
  "This is no email address. An example: ines@example.org.":
    "Ce n’est pas une adresse e-mail. Un exemple : ines@example.org.",
  "The email address is empty: type at least one character.":
    "L’adresse e-mail est vide : saisissez au moins un caractère.",
  "The email address is too long: at most {{max}} characters.":
    "L’adresse e-mail est trop longue : {{max}} caractères au plus.",
  "The email address holds a control character.": "L’adresse e-mail contient un caractère de contrôle.",
  "The password is too short: at least 8 characters.": "Le mot de passe est trop court : 8 caractères au moins.",
  "The password is too long: at most 256 characters.": "Le mot de passe est trop long : 256 caractères au plus.",

  // Fields
  "The name is empty: type at least one character.": "Le nom est vide : saisissez au moins un caractère.",
  "The name is too long: at most {{max}} characters.": "Le nom est trop long : {{max}} caractères au plus.",
  "The name holds a control character.": "Le nom contient un caractère de contrôle.",
  "The title is empty: type at least one character.": "Le titre est vide : saisissez au moins un caractère.",
  "The title is too long: at most {{max}} characters.": "Le titre est trop long : {{max}} caractères au plus.",
  "The title holds a control character.": "Le titre contient un caractère de contrôle.",
  "The description is too long: at most {{max}} characters.":
    "La description est trop longue : {{max}} caractères au plus.",
  "The description holds a control character.": "La description contient un caractère de contrôle.",
  "The description is no valid Unicode.": "La description contient des caractères invalides.",
  "Expected an existing date such as 2026-01-31.": "Indiquez une date qui existe, comme 2026-01-31.",
  "Expected a time such as 2026-01-02T03:04:05.678Z.": "Indiquez une heure comme 2026-01-02T03:04:05.678Z.",
  "The due date is before the start date.": "L’échéance est avant la date de début.",
  "The assignee is not a member of this tablo. Choose one of its members.":
    "La personne assignée n’est pas membre de ce tablo. Choisissez l’un de ses membres.",
  "This is no id: a UUID is expected.": "Cet identifiant n’en est pas un : un UUID est attendu.",

  // What changed meanwhile, or is not there
  "Someone changed this in the meantime. Look at the current version and try again.":
    "Quelqu’un l’a modifié entre-temps. Regardez la version actuelle, puis réessayez.",
  "There is no such {{thing}}, or you are not a member of its tablo.":
    "Cet élément n’existe pas, ou vous n’êtes pas membre de son tablo.",
  "There is nothing at {{method}} {{path}}.": "Il n’y a rien à cette adresse.",
  "As {{role}} you may not {{action}} {{things}}. Ask an owner of the tablo.":
    "Votre rôle dans ce tablo ne le permet pas. Adressez-vous à l’un de ses propriétaires.",
  "There is no such etape in this tablo. Load the board and try again.":
    "Cette étape n’existe pas dans ce tablo. Rechargez la page, puis réessayez.",
  "That neighbour does not stand in the target column. Load the board and try again.":
    "La colonne a changé entre-temps. Rechargez la page, puis réessayez.",
  "The two neighbours do not stand next to each other any more. Load the board and try again.":
    "L’ordre a changé entre-temps. Rechargez la page, puis réessayez.",
  "The log does not go back that far any more. Load the board afresh.":
    "Le journal ne remonte plus aussi loin. Rechargez la page.",
  "The first request with this idempotency key is still running.":
    "La première demande est encore en cours. Réessayez dans un instant.",

  // Files
  "The file is empty. Choose one with something in it.":
    "Le fichier est vide. Choisissez-en un qui contient quelque chose.",
  "The upload broke off before its end. Nothing was kept: try again.":
    "L’envoi s’est interrompu avant la fin. Rien n’a été gardé : réessayez.",
  "Files cannot be stored or read at the moment. Try again in a minute.":
    "Les fichiers ne peuvent être ni enregistrés ni lus pour le moment. Réessayez dans une minute.",
  "That is too large: at most {{limit}}.": "C’est trop volumineux : {{limit}} au plus.",

  // The server itself
  "The database does not answer at the moment. Try again in a few seconds.":
    "La base de données ne répond pas pour le moment. Réessayez dans quelques secondes.",
  "Something went wrong on the server. The operator finds it in the log by the request's id.":
    "Le serveur a rencontré un problème. La personne qui le gère le retrouvera dans le journal.",
  "The server is about to stop. Connect again.": "Le serveur va s’arrêter. Reconnectez-vous.",
  "The request broke off before its end.": "La demande s’est interrompue avant la fin. Réessayez.",
  "The request came from another site and was refused. Open Xtablo itself and try again.":
    "La demande venait d’un autre site et a été refusée. Ouvrez Xtablo lui-même, puis réessayez.",
};
