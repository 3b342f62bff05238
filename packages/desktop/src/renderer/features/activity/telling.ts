import type { Text } from "../../lib/text.ts";
import type { Entry } from "./entries.ts";
import { mark } from "./marks.ts";

/** What people and etapes are called. */
export interface Names {
  /** The name of a member, or of somebody who was one. */
  person: (userId: string) => string | undefined;
  etape: (etapeId: string) => string | undefined;
}

/** An entry, and what it takes to tell it. */
export interface Telling {
  entry: Entry;
  names: Names;
  text: Text;
}

/** The two values that most sentences have: who did it, and what it is called. */
export function whoAndWhat({ entry, names, text }: Telling): { actor: string; subject: string } {
  const actor = entry.actorId === null ? undefined : names.person(entry.actorId);
  return mark({
    actor: actor ?? text("activity.formerMember"),
    subject: entry.name || text("activity.noName"),
  });
}
