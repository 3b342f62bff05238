import * as z from "zod";
import { invalid } from "../http/app-error.ts";

/** What the columns of a list's order hold. */
const parts = {
  id: z.uuid(),
  instant: z.iso.datetime().refine((text) => !Number.isNaN(Date.parse(text))),
  counter: z.string().regex(/^\d{1,15}$/),
};

/** Makes an opaque cursor of the last item's order columns. */
export function encodeCursor(values: string[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Reads a cursor back, whose parts are of the given kinds; none gives an empty list. Throws 422 when it is not ours. */
export function decodeCursor(cursor: string | undefined, ...kinds: (keyof typeof parts)[]): string[] {
  if (cursor === undefined) return [];
  const values = z.array(z.string()).safeParse(parseJson(cursor));
  if (
    values.success &&
    values.data.length === kinds.length &&
    kinds.every((kind, at) => parts[kind].safeParse(values.data[at]).success)
  )
    return values.data;
  throw invalid("query.cursor", "This cursor is not one that the server gave. Start again without it.");
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined; // refused like any other that is not ours
  }
}
