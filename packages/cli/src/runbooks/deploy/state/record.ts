import { Failure } from "../../../lib/failure.ts";
import type { Host } from "../host/host.ts";
import type { Slot } from "./slots.ts";

/** An image as a release is known by: its tag, and what the tag named then. */
export interface ReleaseImage {
  tag: string;
  /** `NAME@sha256:…` when a registry knows it, else the engine's own id: what a slot runs. */
  image: string;
  commit: string | null;
}

/** What a release knows of the schema. */
export interface KnownMigrations {
  known: string[];
  /** Those of {@link known} on whose result the release before does not work. */
  incompatible: string[];
}

/** What the probe saw through the proxy during the cut. */
export interface ProbeCount {
  sent: number;
  failed: number;
  /** The first few failures, a line each. */
  failures: string[];
  slowestMs: number;
}

/** One deploy or rollback, as it is written down on the machine: readable when the database is down. */
export interface ReleaseEntry extends ReleaseImage {
  id: string;
  kind: "deploy" | "rollback";
  slot: Slot;
  from: ReleaseImage | null;
  who: string;
  startedAt: string;
  durationMs: number;
  steps: { name: string; durationMs: number }[];
  outcome: "done" | "failed";
  /** The step at which it failed, and why; null when done. */
  failed: { step: string; reason: string } | null;
  migrations: KnownMigrations & { before: string[]; after: string[] };
  backup: string | null;
  probe: ProbeCount | null;
}

/** Reads the record, oldest first. A line that was cut short by a crash is passed over. */
export async function readRecord(host: Host, path: string): Promise<ReleaseEntry[]> {
  return parseRecord((await host.readFile(path)) ?? "");
}

/** The entries of the record's text. */
export function parseRecord(text: string): ReleaseEntry[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as ReleaseEntry]; // our own writing
    } catch {
      return []; // half a line: the machine went down while it was written
    }
  });
}

/** Adds an entry, once: the same id is not written again. */
export async function appendRecord(host: Host, path: string, entry: ReleaseEntry): Promise<void> {
  const before = (await host.readFile(path)) ?? "";
  if (parseRecord(before).some(({ id }) => id === entry.id)) return;
  const end = before === "" || before.endsWith("\n") ? "" : "\n";
  await host.writeFile(path, `${before}${end}${JSON.stringify(entry)}\n`, { mode: 0o640 });
}

/** What serves now: the newest entry that is done. */
export function currentRelease(record: ReleaseEntry[]): ReleaseEntry | null {
  return record.findLast(({ outcome }) => outcome === "done") ?? null;
}

/** The release to go back to: the named one, or the newest good one that is not what serves now. Throws when there is none. */
export function findTarget(record: ReleaseEntry[], tag: string | undefined): ReleaseEntry {
  const current = currentRelease(record);
  const good = record.filter(({ outcome }) => outcome === "done");
  const found = tag ? good.findLast((entry) => entry.tag === tag) : previousOf(good, current);
  if (!found)
    throw new Failure(
      tag ? `The record has no good release ${tag}.` : "The record has no good release before this one.",
      "See the record: xtablo releases",
      { exitCode: 4 },
    );
  if (found.image === current?.image)
    throw new Failure(`${found.tag} serves already.`, "See the record: xtablo releases", { exitCode: 4 });
  return found;
}

/** After a rollback, what was left is not gone back to: the next one back is. */
function previousOf(good: ReleaseEntry[], current: ReleaseEntry | null): ReleaseEntry | undefined {
  if (!current) return undefined;
  const deployedAt = good.findIndex(({ image }) => image === current.image);
  return good.slice(0, deployedAt).findLast(({ image }) => image !== current.image);
}
