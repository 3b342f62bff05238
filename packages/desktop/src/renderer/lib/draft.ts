import { useCallback, useEffect, useState } from "react";

const prefix = "xtablo:draft:";
const givenBack = "xtablo:draft-given-back:";

/** Whose texts they are, and those that the browser refuses to keep: they live as long as the page. */
const state = { owner: "", volatile: new Map<string, string>() };

/** From now on drafts are those of an account: whoever signs in next in this browser has their own. */
export function startDrafts(accountId: string): void {
  state.owner = accountId;
  state.volatile.clear();
}

/** Reads a text that was being typed; null when there is none. */
export function readDraft(name: string): string | null {
  return state.volatile.get(name) ?? reach(() => localStorage.getItem(keyOf(name))) ?? null;
}

/** Keeps a text that is being typed across a reload or a crash; null forgets it. */
export function writeDraft(name: string, text: string | null): void {
  state.volatile.delete(name);
  if (text === null) return reach(() => localStorage.removeItem(keyOf(name)));
  const kept = reach(() => (localStorage.setItem(keyOf(name), text), true));
  if (!kept) state.volatile.set(name, text);
}

/** Puts a text that was refused back to be sent again, below what is being typed meanwhile: neither is lost. */
export function giveBackDraft(name: string, text: string): void {
  writeDraft(name, joined(readDraft(name), text));
  window.dispatchEvent(new CustomEvent(givenBack + name, { detail: text }));
}

/** The names of the account's drafts that begin with `start`. */
export function draftNames(start = ""): string[] {
  const kept = reach(() => Object.keys(localStorage)) ?? [];
  const names = kept.filter((key) => key.startsWith(keyOf(""))).map((key) => key.slice(keyOf("").length));
  return [...names, ...state.volatile.keys()].filter((name) => name.startsWith(start));
}

/** Is there a text that closing the page would lose, because the browser keeps nothing. */
export function hasVolatileDrafts(): boolean {
  return state.volatile.size > 0;
}

/** Forgets every text that the account was typing in this browser. */
export function forgetDrafts(): void {
  for (const name of draftNames()) writeDraft(name, null);
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

function keyOf(name: string): string {
  return `${prefix}${state.owner}:${name}`;
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
