import * as z from "zod";

/** A UUIDv7 in its textual form, in lower case. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "This is no id: a UUID is expected.")
  .meta({ format: "uuid" });

/** An instant, RFC 3339 in UTC. */
export const instant = z.iso.datetime({ message: "Expected a time such as 2026-01-02T03:04:05.678Z." });

/** A date of the Gregorian calendar, `YYYY-MM-DD`; a date that does not exist is refused. */
export const date = z.iso.date({ message: "Expected an existing date such as 2026-01-31." });

/** A thing's own version, raised when its fields change. */
export const version = z.int().positive();

/** A tablo's log version, raised by each change of the tablo, gapless. */
export const logVersion = z.int().nonnegative();

/** How many items of a list to give, 1-200; 50 when absent. */
export const limit = z.coerce.number().int().min(1).max(200).default(50);

/** One line of text that people read, trimmed, without control characters. `max` counts UTF-16 units. */
export function line(name: string, max: number) {
  return z
    .string()
    .trim()
    .min(1, `${name} is empty: type at least one character.`)
    .max(max, `${name} is too long: at most ${max} characters.`)
    .refine((text) => !hasControl(text), `${name} holds a control character.`);
}

/** Text of several lines. `max` counts UTF-16 units; PostgreSQL cannot keep the character U+0000, so it is refused. */
export function text(name: string, max: number) {
  return z
    .string()
    .max(max, `${name} is too long: at most ${max} characters.`)
    .refine((value) => !value.includes("\u0000"), `${name} holds a control character.`)
    .refine((value) => value.isWellFormed(), `${name} is no valid Unicode.`);
}

function hasControl(value: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(value) || !value.isWellFormed();
}

/** The twelve colours of tablos, etapes and labels. */
export const color = z.enum([
  "purple",
  "indigo",
  "blue",
  "sky",
  "teal",
  "green",
  "olive",
  "amber",
  "orange",
  "red",
  "pink",
  "slate",
]);
export type Color = z.output<typeof color>;

/** A keyset page of `item`s; `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
