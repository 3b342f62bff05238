import { invalid } from "../http/app-error.ts";

/** Makes an opaque cursor of the last item's order columns. */
export function encodeCursor(parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor of `count` parts back; none gives an empty list. Throws 422 when it is not ours. */
export function decodeCursor(cursor: string | undefined, count: number): string[] {
  if (cursor === undefined) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      Array.isArray(parts) &&
      parts.length === count &&
      parts.every((part) => typeof part === "string" && isOrderValue(part))
    )
      return parts as string[];
  } catch {
    // no JSON: the same refusal as below
  }
  throw invalid("query.cursor", "This cursor is not one that the server gave. Start again without it.");
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The order columns are ids, instants and counters. */
function isOrderValue(part: string): boolean {
  return uuid.test(part) || /^\d{1,15}$/.test(part) || (instant.test(part) && !Number.isNaN(Date.parse(part)));
}
