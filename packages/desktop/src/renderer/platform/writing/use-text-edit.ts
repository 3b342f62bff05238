import { useRef, useState } from "react";
import { fieldErrorsOf, messageOf } from "../api.ts";
import { changedFields, isOther, saveTexts, type TextEdit, type Texts, type TextTarget } from "./save-texts.ts";
import { useTextDraft } from "./text-draft.ts";

interface Options<Field extends string, Thing> extends TextTarget<Field, Thing> {
  /** What is typed is kept under this name until it is saved or dropped. */
  name: string;
  /** The thing as it is now. */
  thing: Thing;
  fields: readonly Field[];
  /** Shows the text as saved while it is on its way; a refused one is opened again. */
  closesAtOnce?: boolean;
  onSaved?: (thing: Thing) => void;
  /** Says that a save did not go well, where nothing on the page does. */
  onRefused?: (error: unknown) => void;
}

interface SaveOptions<Field extends string> {
  /** Gives the texts as they shall be kept. */
  tidy?: (typed: Texts<Field>) => Texts<Field>;
  /** Something beside the texts was changed, which `send` sends with them. */
  alsoChanged?: boolean;
}

/** Changing texts of a thing: what is typed, what became of it, and what can be done. */
export interface TextEditing<Field extends string, Thing> {
  /** What is typed; null while the texts are only read. */
  typed: Texts<Field> | null;
  /** A text of earlier is not saved, and not open. */
  unsaved: boolean;
  /** What is open began with a text of earlier. */
  earlier: boolean;
  pending: boolean;
  /** Why the last save was refused, in all and by field. */
  refusal: { message: string; fields: Readonly<Record<string, string>> } | null;
  /** The thing as somebody else left it, and which texts both changed. */
  conflict: { current: Thing; fields: readonly Field[] } | null;
  /** Begins, or goes on with the unsaved text of earlier. */
  start: () => void;
  type: (field: Field, text: string) => void;
  /** Drops the text of earlier and begins with what is saved. */
  restart: () => void;
  /** Saves what is typed. */
  save: (how?: SaveOptions<Field>) => Promise<void>;
  /** Ends a conflict: these texts go over what somebody else wrote, having seen it. */
  saveOver: (texts: Partial<Texts<Field>>) => Promise<void>;
  /** Ends a conflict: somebody else's texts stay, and what else was changed is saved. */
  takeTheirs: () => Promise<void>;
  /** Closes and keeps what was typed. */
  close: () => void;
  /** Drops what was typed. */
  drop: () => void;
}

/** Keeps a change of a thing's texts until it is saved: over Escape, a refusal, a reload, and somebody else's change. */
export function useTextEdit<Field extends string, Thing extends Texts<Field> & { version: number }>(
  options: Options<Field, Thing>,
): TextEditing<Field, Thing> {
  const { name, thing, fields } = options;
  const [kept, keep] = useTextDraft(name, fields);
  const [edit, setEdit] = useState<TextEdit<Field> | null>(null);
  const [earlier, setEarlier] = useState(false);
  const also = useRef(false); // was something beside the texts changed when they were saved
  const saving = useSaving(options, { keep, setEdit });
  const { pending, refusal, conflict } = saving;
  const isNews = kept !== null && fields.some((field) => kept.typed[field] !== thing[field]);

  function begin(): TextEdit<Field> {
    const base = textsOf(thing, fields);
    return { base, typed: base, version: thing.version };
  }
  function open(next: TextEdit<Field> | null): void {
    setEdit(next);
    saving.clear();
  }
  function drop(): void {
    keep(null);
    open(null);
  }
  async function send(next: TextEdit<Field>, isChanged: boolean, unchanged: Thing): Promise<void> {
    if (isChanged) return saving.send(next);
    drop();
    options.onSaved?.(unchanged);
  }
  async function saveOver(texts: Partial<Texts<Field>>): Promise<void> {
    if (!edit || !conflict) return;
    const { current } = conflict;
    const base = textsOf(current, fields);
    const typed = { ...base, ...textsOf(edit.typed, changedFields(edit)), ...texts };
    const next = { base, typed, version: current.version };
    return send(next, also.current || changedFields(next).length > 0, current);
  }

  return {
    typed: edit && edit.typed,
    unsaved: isNews && edit === null && !pending,
    pending,
    refusal,
    conflict,
    earlier,
    start() {
      setEdit(isNews ? kept : begin());
      setEarlier(isNews);
    },
    restart() {
      keep(null);
      open(begin());
      setEarlier(false);
    },
    type(field, text) {
      if (!edit) return;
      const next = { ...edit, typed: { ...edit.typed, [field]: text } };
      saving.touch(next);
      setEdit(next);
      keep(next);
    },
    async save({ tidy = (typed: Texts<Field>) => typed, alsoChanged = false } = {}) {
      if (!edit) return;
      also.current = alsoChanged;
      const next = { ...edit, typed: tidy(edit.typed) };
      return send(next, alsoChanged || changedFields(next).length > 0, thing);
    },
    saveOver,
    takeTheirs: () => saveOver(conflict ? textsOf(conflict.current, conflict.fields) : {}),
    close: () => open(null),
    drop,
  };
}

interface Kept<Field extends string> {
  keep: (edit: TextEdit<Field> | null) => void;
  setEdit: (edit: TextEdit<Field> | null) => void;
}

/** Sends an edit: how far that is, why it was refused, and what somebody else wrote meanwhile. */
function useSaving<Field extends string, Thing extends Texts<Field> & { version: number }>(
  options: Options<Field, Thing>,
  { keep, setEdit }: Kept<Field>,
) {
  const newest = useRef<TextEdit<Field> | null>(null); // what was typed or sent last
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<TextEditing<Field, Thing>["refusal"]>(null);
  const [conflict, setConflict] = useState<TextEditing<Field, Thing>["conflict"]>(null);

  function touch(next: TextEdit<Field>): void {
    newest.current = next;
  }
  function clear(): void {
    setRefusal(null);
    setConflict(null);
  }
  /** Says what became of it; false when the edit has to be shown again. */
  async function isSaved(next: TextEdit<Field>): Promise<boolean> {
    try {
      const outcome = await saveTexts(next, options);
      if (outcome.kind === "saved") {
        if (newest.current === next) keep(null);
        options.onSaved?.(outcome.thing);
        return true;
      }
      const isTheirs = (field: Field): boolean => isOther(outcome.current[field], next, field);
      setConflict({ current: outcome.current, fields: changedFields(next).filter(isTheirs) });
    } catch (error) {
      setRefusal({ message: messageOf(error), fields: fieldErrorsOf(error) });
      options.onRefused?.(error);
    }
    return false;
  }
  async function send(next: TextEdit<Field>): Promise<void> {
    touch(next);
    keep(next); // until the server has it
    setEdit(options.closesAtOnce ? null : next);
    clear();
    setPending(true);
    const saved = await isSaved(next);
    if (newest.current === next) setEdit(saved ? null : next); // else somebody types anew meanwhile
    setPending(false);
  }
  return { pending, refusal, conflict, touch, clear, send };
}

/** Some of a thing's texts. */
function textsOf<Field extends string>(thing: Texts<Field>, fields: readonly Field[]): Texts<Field> {
  const texts: Partial<Record<Field, string>> = {};
  for (const field of fields) texts[field] = thing[field];
  return texts as Texts<Field>; // every field has just been filled in
}
