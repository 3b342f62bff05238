import type { Language } from "./text.ts";

/** Where `public/look.js` finds the choices before the first paint. */
const storageKey = "xtablo.look";

/** What this browser keeps of how its reader wants the page: nothing for what follows the system. */
export interface Look {
  theme?: "light" | "dark" | undefined;
  language?: Language | undefined;
}

/** Keeps a choice for the next visit, beside the others. */
export function keepLook(choice: Look): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...readLook(), ...choice }));
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

function readLook(): object {
  try {
    return Object(JSON.parse(localStorage.getItem(storageKey) ?? "{}"));
  } catch {
    return {};
  }
}
