const storageKey = "xtablo.door";

/** What was typed on the sign-in pages, but for the password. */
export interface DoorDraft {
  name: string;
  email: string;
}

/** What was typed before a reload. It stays with this tab alone: another person may sit here next. */
export function readDoorDraft(): DoorDraft {
  try {
    const { name, email } = Object(JSON.parse(sessionStorage.getItem(storageKey) ?? "{}"));
    return { name: String(name ?? ""), email: String(email ?? "") };
  } catch {
    return { name: "", email: "" }; // storage is switched off
  }
}

/** Keeps what is being typed over a reload, the password never; null forgets it. */
export function keepDoorDraft(draft: DoorDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(storageKey, JSON.stringify({ name: draft.name, email: draft.email }));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is switched off: a reload starts over.
  }
}
