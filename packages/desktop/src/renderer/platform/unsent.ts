import { v7 as newKey } from "uuid";
import * as z from "zod";
import { draftNames, readDraft, writeDraft } from "../lib/draft.ts";

/** Something that was sent to be made, and that the server has not acknowledged. Kept like a draft. */
const unsent = z.object({
  body: z.unknown(),
  /** When it was first sent, in milliseconds since 1970. */
  at: z.number(),
  /** Its text is with the person again, who sends it: only its key is kept, so that nothing is made twice. */
  returned: z.boolean(),
});

/** What was sent, by its `Idempotency-Key`. */
export type Unsent = z.output<typeof unsent> & { key: string };

/** As long as the server knows a key; sent later, the same thing might be made a second time. */
const keyLifeMs = 24 * 60 * 60 * 1000;

/** What was sent under a name and not acknowledged, oldest first. */
export function readUnsent(name: string): Unsent[] {
  return draftNames(prefixOf(name))
    .toSorted()
    .flatMap((draft) => {
      const kept = parse(readDraft(draft));
      return kept ? [{ ...kept, key: draft.slice(prefixOf(name).length) }] : [];
    });
}

/** How many texts of the account are nowhere but in this browser: being typed, or sent and not acknowledged. */
export function countUnsaved(): number {
  const isKeyAlone = (name: string): boolean =>
    name.startsWith(prefixOf("")) && parse(readDraft(name))?.returned === true;
  return draftNames().filter((name) => !isKeyAlone(name)).length;
}

/** Keeps what is about to be sent, under the key of an earlier try that was given back, else under a new one. */
export function keepUnsent(name: string, body: object, returned = false): Unsent {
  const given = readUnsent(name).filter((kept) => kept.returned);
  for (const kept of given) if (!isYoung(kept)) forgetUnsent(name, kept.key); // good for nothing any more
  const earlier = given.find((kept) => isYoung(kept) && isSame(kept.body, body));
  const unsent = { key: earlier?.key ?? newKey(), body, at: earlier?.at ?? Date.now(), returned };
  write(name, unsent);
  return unsent;
}

/** The text is with the person again; sent once more as it is, it goes out under the same key. */
export function returnUnsent(name: string, unsent: Unsent): void {
  write(name, { ...unsent, returned: true });
}

/** The server has it, or will never have it. */
export function forgetUnsent(name: string, key: string): void {
  writeDraft(prefixOf(name) + key, null);
}

/** May it still be sent under its key without the risk of a second one. */
export function isYoung({ at }: Pick<Unsent, "at">): boolean {
  return Date.now() - at < keyLifeMs;
}

function write(name: string, { key, ...kept }: Unsent): void {
  writeDraft(prefixOf(name) + key, JSON.stringify(kept));
}

function isSame(kept: unknown, body: object): boolean {
  return JSON.stringify(kept) === JSON.stringify(body);
}

function prefixOf(name: string): string {
  return name === "" ? "unsent:" : `unsent:${name}:`;
}

function parse(kept: string | null): z.output<typeof unsent> | null {
  try {
    return unsent.parse(JSON.parse(kept ?? ""));
  } catch {
    return null; // kept by another release: what cannot be read is nothing to send
  }
}
