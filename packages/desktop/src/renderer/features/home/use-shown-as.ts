import { useState } from "react";

/** The two ways to show one's tablos. */
export type ShownAs = "cards" | "list";

const storageKey = "xtablo.home";

/** How Home shows tablos, kept for the next visit. */
export function useShownAs(): [ShownAs, (as: ShownAs) => void] {
  const [as, setAs] = useState(read);
  const choose = (next: ShownAs) => {
    setAs(next);
    write(next);
  };
  return [as, choose];
}

function read(): ShownAs {
  try {
    return localStorage.getItem(storageKey) === "list" ? "list" : "cards";
  } catch {
    return "cards"; // storage is switched off
  }
}

function write(as: ShownAs): void {
  try {
    localStorage.setItem(storageKey, as);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}
