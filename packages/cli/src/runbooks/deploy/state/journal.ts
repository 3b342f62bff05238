import type { Host } from "../host/host.ts";
import type { KnownMigrations, ProbeCount, ReleaseImage } from "./record.ts";
import type { Slot } from "./slots.ts";

/** A step of a deploy as the journal knows it. */
export interface JournalStep {
  name: string;
  begunAt: string;
  doneAt: string | null;
  evidence: string | null;
}

/** What a deploy is about, and how far it came: on the machine, so that the next command can finish it or undo it. */
export interface Journal {
  id: string;
  kind: "deploy" | "rollback";
  command: string;
  who: string;
  startedAt: string;
  release: ReleaseImage;
  /** Null in a first deploy. */
  from: ReleaseImage | null;
  /** The slot that the release goes to. */
  slot: Slot;
  /** What that slot's image was before, so that it can be put back; null when it was not set. */
  slotImageBefore: string | null;
  migrations: KnownMigrations & { before: string[]; after: string[] };
  backup: string | null;
  probe: ProbeCount | null;
  steps: JournalStep[];
}

/** A journal that is kept on the machine while its steps are done. */
export interface OpenJournal {
  readonly entry: Journal;
  /** Notes that a step begins, does it, and notes its end with the evidence that it gives. */
  step: (name: string, act: () => Promise<string>) => Promise<void>;
  /** Writes what was learnt into it. */
  note: (facts: Partial<Pick<Journal, "migrations" | "backup" | "probe" | "from">>) => Promise<void>;
  /** It is all done or undone, and recorded. */
  close: () => Promise<void>;
}

/** Reads what a command that was killed left; null when the last one ended by itself. */
export async function readJournal(host: Host, path: string): Promise<Journal | null> {
  const text = await host.readFile(path);
  return text === null ? null : (JSON.parse(text) as Journal); // our own writing, always whole
}

/** Begins a journal, or goes on with one that was left. */
export async function openJournal(host: Host, path: string, begun: Journal): Promise<OpenJournal> {
  let entry = begun;
  const write = async (next: Journal) => {
    entry = next;
    await host.writeFile(path, JSON.stringify(entry), { mode: 0o640 });
  };
  await write(begun);
  return {
    get entry() {
      return entry;
    },
    step: async (name, act) => {
      const step = { name, begunAt: new Date().toISOString(), doneAt: null, evidence: null };
      await write({ ...entry, steps: [...entry.steps.filter((other) => other.name !== name), step] });
      const evidence = await act();
      const done = { ...step, doneAt: new Date().toISOString(), evidence };
      await write({ ...entry, steps: [...entry.steps.filter((other) => other.name !== name), done] });
    },
    note: async (facts) => write({ ...entry, ...facts }),
    close: async () => void (await host.run(["rm", "-f", path])),
  };
}

/** How long each step took, of those that ended. */
export function durationsOf(steps: JournalStep[]): { name: string; durationMs: number }[] {
  return steps.flatMap(({ name, begunAt, doneAt }) =>
    doneAt === null ? [] : [{ name, durationMs: Date.parse(doneAt) - Date.parse(begunAt) }],
  );
}
