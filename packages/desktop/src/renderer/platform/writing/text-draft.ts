import * as z from "zod";
import { useDraft } from "../../lib/draft.ts";
import { changedFields, type TextEdit } from "./save-texts.ts";

const texts = z.record(z.string(), z.string());
const draft = z.object({ base: texts, typed: texts, version: z.int() });

/** The unsaved texts of a thing, which outlive Escape, a reload and a crash. What was not changed is not kept. */
export function useTextDraft<Field extends string>(
  name: string,
  fields: readonly Field[],
): [TextEdit<Field> | null, (edit: TextEdit<Field> | null) => void] {
  const [kept, keep] = useDraft(name);
  const change = (edit: TextEdit<Field> | null): void =>
    keep(edit && changedFields(edit).length > 0 ? JSON.stringify(edit) : null);
  return [kept === null ? null : parse(kept, fields), change];
}

function parse<Field extends string>(kept: string, fields: readonly Field[]): TextEdit<Field> | null {
  try {
    const edit = draft.parse(JSON.parse(kept));
    const isWhole = fields.every((field) => field in edit.base && field in edit.typed);
    return isWhole ? (edit as TextEdit<Field>) : null; // every field has just been found
  } catch {
    return null; // kept by another release: what cannot be read is no draft
  }
}
