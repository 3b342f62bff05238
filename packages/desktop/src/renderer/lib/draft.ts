import { useCallback, useEffect, useState } from "react";

const prefix = "xtablo:draft:";
const givenBack = "xtablo:draft-given-back:";

/** Reads a text that was being typed; null when there is none. */
export function readDraft(name: string): string | null {
  return reach(() => localStorage.getItem(prefix + name)) ?? null;
}

/** Keeps a text that is being typed across a reload or a crash; null forgets it. */
export function writeDraft(name: string, text: string | null): void {
  reach(() => (text === null ? localStorage.removeItem(prefix + name) : localStorage.setItem(prefix + name, text)));
}

/** Puts a text that was refused back to be sent again, below what is being typed meanwhile: neither is lost. */
export function giveBackDraft(name: string, text: string): void {
  writeDraft(name, joined(readDraft(name), text));
  window.dispatchEvent(new CustomEvent(givenBack + name, { detail: text }));
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
  useEffect(() => {
    const add = (event: Event): void => {
      if (!(event instanceof CustomEvent)) return;
      const back = String(event.detail);
      setDraft((was) => ({ name, text: was.name === name ? joined(was.text, back) : readDraft(name) }));
    };
    window.addEventListener(givenBack + name, add);
    return () => window.removeEventListener(givenBack + name, add);
  }, [name]);
  return [current, change];
}

function joined(typed: string | null, text: string): string {
  return typed ? `${typed}\n${text}` : text;
}

/** A browser that keeps nothing (storage full or forbidden) still lets one type. */
function reach<T>(storage: () => T): T | undefined {
  try {
    return storage();
  } catch {
    return undefined;
  }
}
