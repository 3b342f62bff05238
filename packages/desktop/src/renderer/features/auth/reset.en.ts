/** Texts of the page to choose a password with a link. */
export const reset = {
  title: "Choose a password",
  hint: "It replaces the one you had, if any, and signs you out everywhere.",
  password: "New password",
  save: "Set the password",
  doneTitle: "Your password is set",
  doneHint: "Sign in with it. Whoever was signed in to your account is signed out.",
  gone: "This link is no longer good",
  goneHint:
    "It works once, for a limited time. If you have just used it, sign in; if not, ask whoever runs this server for a new one.",
  incomplete: "This link is incomplete",
  incompleteHint: "Open it as you were given it, with everything that comes after the “#”.",
  toSignIn: "Go to sign in",
} as const;
