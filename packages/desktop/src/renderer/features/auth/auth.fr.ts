import type { Translated } from "../../lib/text.ts";
import type { auth as english } from "./auth.en.ts";

/** Texts of the sign-in pages, in French. */
export const auth: Translated<typeof english> = {
  signInTitle: "Connexion",
  welcome: "Bon retour",
  welcomeHint: "Connectez-vous pour retrouver vos tablos.",
  signUpTitle: "Créer un compte",
  join: "Créez votre compte",
  joinHint: "Un tablo réunit les tâches et les fichiers d’un projet.",
  google: "Continuer avec Google",
  googleOff: "La connexion avec Google n’est pas configurée sur ce serveur.",
  or: "ou avec votre mot de passe",
  name: "Nom",
  email: "Adresse e-mail",
  password: "Mot de passe",
  passwordHint: "De 8 à 256 caractères",
  signIn: "Se connecter",
  signUp: "Créer le compte",
  newHere: "Pas encore de compte ?",
  createAccount: "Créer un compte",
  known: "Vous avez déjà un compte ?",
  closed: "Ce serveur n’accepte pas de nouveaux comptes. Demandez-en un à la personne qui le gère.",
  invite: "Il faut une invitation pour créer un compte sur ce serveur. Demandez-en une à la personne qui le gère.",
  nameEmpty: "Indiquez votre nom : les personnes avec qui vous travaillez le voient.",
  emailEmpty: "Indiquez votre adresse e-mail.",
  passwordEmpty: "Indiquez votre mot de passe.",
  passwordShort: "Le mot de passe est trop court : 8 caractères au moins.",
  wrong: "L’adresse e-mail ou le mot de passe est incorrect. Réessayez.",
  dark: "Sombre",
  light: "Clair",
  unreachable: "Le serveur est injoignable. Vérifiez la connexion, puis réessayez.",
};
