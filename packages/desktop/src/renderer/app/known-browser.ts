const storageKey = "xtablo.known";

/** Whether somebody was signed in here when the page was last open. A hint for loading, never a right. */
export function isKnown(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null;
  } catch {
    return false; // storage is switched off
  }
}

/** Keeps that somebody is signed in here, or that nobody is. */
export function rememberAccount(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(storageKey, "");
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage is switched off: the next start takes one step more.
  }
}
