import { ProblemError } from "@xtablo/contract";
import type * as z from "zod";

/** The texts of one thing that are being changed, by their names. */
export type Texts<Field extends string = string> = Readonly<Record<Field, string>>;

/** Texts that are typed over what stood there at `version`. */
export interface TextEdit<Field extends string = string> {
  /** What the texts were when one began to type. */
  base: Texts<Field>;
  version: number;
  typed: Texts<Field>;
}

/** What became of an edit: saved, or somebody else has written something else meanwhile. */
export type TextOutcome<Thing> = { kind: "saved"; thing: Thing } | { kind: "conflict"; current: Thing };

/** How a thing's texts are sent, and how it looks in a refusal. */
export interface TextTarget<Field extends string, Thing> {
  schema: z.ZodType<Thing>;
  /** Sends what was changed, for this version alone. */
  send: (changed: Partial<Texts<Field>>, ifVersion: number) => Promise<Thing>;
}

/**
 * Saves texts unless somebody else has changed one of the same texts meanwhile. A change of anything else is no
 * conflict: then they are sent again on top of that. Throws what else the server refuses.
 */
export async function saveTexts<Field extends string, Thing extends Texts<Field> & { version: number }>(
  { base, typed, version }: TextEdit<Field>,
  { schema, send }: TextTarget<Field, Thing>,
): Promise<TextOutcome<Thing>> {
  const fields = changedFields({ base, typed });
  const changed: Partial<Record<Field, string>> = {};
  for (const field of fields) changed[field] = typed[field];
  for (let ifVersion = version; ;) {
    try {
      return { kind: "saved", thing: await send(changed, ifVersion) };
    } catch (error) {
      const current = currentOf(error, schema);
      if (!current) throw error;
      if (fields.some((field) => isOther(current[field], { base, typed }, field))) return { kind: "conflict", current };
      ifVersion = current.version;
    }
  }
}

/** The texts that are not as they were when one began. */
export function changedFields<Field extends string>({ base, typed }: Pick<TextEdit<Field>, "base" | "typed">): Field[] {
  return (Object.keys(typed) as Field[]).filter((field) => typed[field] !== base[field]); // a record's own keys
}

/** Is a text, as it is now, neither what one began from nor what one wrote. */
export function isOther<Field extends string>(
  current: string,
  { base, typed }: Pick<TextEdit<Field>, "base" | "typed">,
  field: Field,
): boolean {
  return current !== base[field] && current !== typed[field];
}

/** The thing as it is now, from a refusal because of its version. */
function currentOf<Thing>(error: unknown, schema: z.ZodType<Thing>): Thing | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== 412) return undefined;
  return schema.safeParse(error.problem.current).data;
}
