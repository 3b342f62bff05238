import { useState } from "react";
import { fieldErrorsOf, messageOf } from "../api.ts";
import { saveTexts, type TextEdit, type Texts, type TextTarget } from "./save-texts.ts";
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

/** Changing texts of a thing: what is typed, what became of it, and what can be done. */
export interface TextEditing<Field extends string, Thing> {
  /** What is typed; null while the texts are only read. */
  typed: Texts<Field> | null;
  /** A text of earlier is not saved, and not open. */
  unsaved: boolean;
  pending: boolean;
  /** Why the last save was refused, in all and by field. */
  refusal: { message: string; fields: Readonly<Record<string, string>> } | null;
  /** The thing as somebody else left it, when both changed the same text. */
  current: Thing | null;
  /** Begins, or goes on with the unsaved text of earlier. */
  start: () => void;
  type: (field: Field, text: string) => void;
  /** Saves what is typed; `tidy` gives the texts as they shall be kept. */
  save: (tidy?: (typed: Texts<Field>) => Texts<Field>) => Promise<void>;
  /** Saves over what somebody else wrote, having seen it. */
  saveOver: (current: Thing, typed: Texts<Field>) => Promise<void>;
  /** Closes and keeps what was typed. */
  close: () => void;
  /** Drops what was typed. */
  drop: () => void;
}

/** Keeps a change of a thing's texts until it is saved: over Escape, a refusal, a reload, and somebody else's change. */
export function useTextEdit<Field extends string, Thing extends Texts<Field> & { version: number }>(
  options: Options<Field, Thing>,
): TextEditing<Field, Thing> {
  const { name, thing, fields, closesAtOnce = false } = options;
  const [kept, keep] = useTextDraft(name, fields);
  const [edit, setEdit] = useState<TextEdit<Field> | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<TextEditing<Field, Thing>["refusal"]>(null);
  const [current, setCurrent] = useState<Thing | null>(null);
  const isNews = kept !== null && fields.some((field) => kept.typed[field] !== thing[field]);

  function change(next: TextEdit<Field> | null): void {
    setEdit(next);
    keep(next);
  }
  function end(next: TextEdit<Field> | null): void {
    setEdit(next);
    setRefusal(null);
    setCurrent(null);
  }
  async function send(next: TextEdit<Field>): Promise<void> {
    keep(next);
    end(closesAtOnce ? null : next);
    setPending(true);
    try {
      const outcome = await saveTexts(next, options);
      if (outcome.kind === "saved") {
        keep(null);
        end(null);
        return options.onSaved?.(outcome.thing);
      }
      setCurrent(outcome.current);
    } catch (error) {
      setRefusal({ message: messageOf(error), fields: fieldErrorsOf(error) });
      options.onRefused?.(error);
    } finally {
      setPending(false);
    }
    setEdit(next);
  }

  return {
    typed: edit && edit.typed,
    unsaved: isNews && edit === null && !pending,
    pending,
    refusal,
    current,
    start() {
      const base = textsOf(thing, fields);
      setEdit(isNews ? kept : { base, typed: base, version: thing.version });
    },
    type: (field, text) => edit && change({ ...edit, typed: { ...edit.typed, [field]: text } }),
    async save(tidy = (typed) => typed) {
      if (!edit) return;
      const next = { ...edit, typed: tidy(edit.typed) };
      const isChanged = fields.some((field) => next.typed[field] !== edit.base[field]);
      if (isChanged) return send(next);
      keep(null);
      end(null);
    },
    saveOver: (seen, typed) => send({ base: textsOf(seen, fields), typed, version: seen.version }),
    close: () => end(null),
    drop() {
      keep(null);
      end(null);
    },
  };
}

function textsOf<Field extends string>(thing: Texts<Field>, fields: readonly Field[]): Texts<Field> {
  const texts: Partial<Record<Field, string>> = {};
  for (const field of fields) texts[field] = thing[field];
  return texts as Texts<Field>; // every field has just been filled in
}
