import type { ReleaseEntry } from "../state/record.ts";

let made = 0;

/** An entry of the record; its image is named after its tag. */
export function anEntry(given: Partial<ReleaseEntry> & { tag: string }): ReleaseEntry {
  made += 1;
  return {
    id: `entry-${made}`,
    kind: "deploy",
    image: `sha256:${given.tag}`,
    commit: null,
    slot: "blue",
    from: null,
    who: "me@here",
    startedAt: "2026-11-28T12:00:00.000Z",
    durationMs: 1_000,
    steps: [],
    outcome: "done",
    failed: null,
    migrations: { known: [], incompatible: [], before: [], after: [] },
    backup: null,
    probe: null,
    ...given,
  };
}
