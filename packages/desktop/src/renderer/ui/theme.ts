import { useSyncExternalStore } from "react";

/** Light or dark, or whichever the system says. */
export type Theme = "light" | "dark" | "system";

/** Where `public/theme.js` finds the choice before the first paint. */
const storageKey = "xtablo.look";
const changed = "xtablo:theme";

/** The chosen theme, and what changes it: at once, without animation, and for the next visit. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, currentTheme), setTheme];
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function setTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  dataset["switching"] = "";
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  requestAnimationFrame(() => delete dataset["switching"]);
  try {
    localStorage.setItem(storageKey, JSON.stringify({ theme }));
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
  window.dispatchEvent(new Event(changed));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
}
