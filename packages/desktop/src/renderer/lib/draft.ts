import { useCallback, useState } from "react";

const prefix = "xtablo:draft:";

/** Reads a text that was being typed; null when there is none. */
export function readDraft(name: string): string | null {
  return reach(() => localStorage.getItem(prefix + name)) ?? null;
}

/** Keeps a text that is being typed across a reload or a crash; null forgets it. */
export function writeDraft(name: string, text: string | null): void {
  reach(() => (text === null ? localStorage.removeItem(prefix + name) : localStorage.setItem(prefix + name, text)));
}

/** Forgets every text that was being typed in this browser. */
export function forgetDrafts(): void {
  reach(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  });
}

/** A text being typed that outlives the component, the page and the browser, until it is set to null. */
export function useDraft(name: string): [string | null, (text: string | null) => void] {
  const [draft, setDraft] = useState(() => ({ name, text: readDraft(name) }));
  const current = draft.name === name ? draft.text : readDraft(name);
  const change = useCallback(
    (text: string | null) => {
      writeDraft(name, text);
      setDraft({ name, text });
    },
    [name],
  );
  return [current, change];
}

/** A browser that keeps nothing (storage full or forbidden) still lets one type. */
function reach<T>(storage: () => T): T | undefined {
  try {
    return storage();
  } catch {
    return undefined;
  }
}
