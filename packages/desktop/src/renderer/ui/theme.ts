import { useSyncExternalStore } from "react";
import { keepLook } from "../lib/look.ts";

/** Light or dark, or whichever the system says. */
export type Theme = "light" | "dark" | "system";

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
  keepLook({ theme: theme === "system" ? undefined : theme });
  window.dispatchEvent(new Event(changed));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
}
