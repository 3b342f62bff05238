import type { Change } from "@xtablo/contract";
import type { Knex } from "knex";
import { type ChangeRow, viewChange } from "../changes/change.view.ts";
import { run } from "../db/statement.ts";
import type { Logger } from "../log.ts";
import { createListener } from "./listener.ts";
import { membersOf, readAfter, tablosOf } from "./statements.ts";

/** One open event stream. */
export interface Stream {
  userId: string;
  /** SHA-256 of the session's id, in hexadecimal: the stream ends with its session. */
  sessionHash: string;
  /** Writes frames of the event stream format as they are. */
  write(frames: string): void;
  end(): void;
}

/** Hands each change to the open streams of those who may see it. One query per change and process, none per stream. */
export interface Hub {
  start(): Promise<void>;
  add(stream: Stream): Promise<void>;
  remove(stream: Stream): void;
  /** How many streams are open. */
  streams(): number;
  /** Tells every stream to come back, and closes it. */
  endAll(): void;
  close(): Promise<void>;
}

/** Makes the hub of one server process. */
export function createHub({ db, databaseUrl, log }: { db: Knex; databaseUrl: string; log: Logger }): Hub {
  const byUser = new Map<string, Set<Stream>>();
  const byTablo = new Map<string, Set<Stream>>();
  /** The newest version of each watched tablo that was handed out. */
  const handedOut = new Map<string, number>();
  /** One reading at a time for a tablo, so that order is kept. */
  const reading = new Map<string, Promise<void>>();

  const listener = createListener({
    databaseUrl,
    channels: ["changes", "sessions"],
    log,
    events: {
      notification: (channel, payload) => (channel === "sessions" ? endSession(payload) : announce(payload)),
      reconnected: () => void resyncAll(),
    },
  });

  function announce(payload: string): void {
    const [tabloId = "", version, members] = payload.split(":");
    if (!members && !byTablo.has(tabloId)) return;
    const before = reading.get(tabloId) ?? Promise.resolve();
    const next = before
      .then(() => handOut(tabloId, Number(version), members !== undefined))
      .catch((error: unknown) => {
        log.warn({ err: error, tabloId }, "changes could not be handed out");
        sendTo(byTablo.get(tabloId), resync);
      });
    reading.set(tabloId, next);
    void next.then(() => reading.get(tabloId) === next && reading.delete(tabloId));
  }

  async function handOut(tabloId: string, version: number, membersChanged: boolean): Promise<void> {
    if (membersChanged) await subscribeMembers(tabloId);
    const streams = byTablo.get(tabloId);
    if (!streams) return;
    const after = handedOut.get(tabloId) ?? version - 1;
    if (version <= after) return;
    const rows = await run<ChangeRow>(db, readAfter, [tabloId, after]);
    handedOut.set(tabloId, rows.at(-1)?.version ?? version);
    sendTo(byTablo.get(tabloId), rows.map((row) => frame(viewChange(row))).join(""));
  }

  async function subscribeMembers(tabloId: string): Promise<void> {
    const members = new Set((await run<{ user_id: string }>(db, membersOf, [tabloId])).map((row) => row.user_id));
    for (const stream of byTablo.get(tabloId) ?? []) if (!members.has(stream.userId)) unsubscribe(stream, tabloId);
    for (const userId of members) for (const stream of byUser.get(userId) ?? []) subscribe(stream, tabloId);
  }

  function subscribe(stream: Stream, tabloId: string): void {
    const streams = byTablo.get(tabloId) ?? new Set();
    byTablo.set(tabloId, streams.add(stream));
  }

  function unsubscribe(stream: Stream, tabloId: string): void {
    const streams = byTablo.get(tabloId);
    streams?.delete(stream);
    if (streams?.size !== 0) return;
    byTablo.delete(tabloId);
    handedOut.delete(tabloId);
  }

  function endSession(sessionHash: string): void {
    for (const stream of all()) if (stream.sessionHash === sessionHash) stream.end();
  }

  /** Asks again who may see what: memberships may have changed while nobody listened. */
  async function resyncAll(): Promise<void> {
    handedOut.clear();
    const streams = [...all()];
    try {
      for (const stream of streams) await subscribeUser(stream);
      sendTo(streams, resync);
    } catch (error) {
      log.warn({ err: error }, "streams are ended, since they cannot be brought up to date");
      for (const stream of streams) stream.end();
    }
  }

  async function subscribeUser(stream: Stream): Promise<void> {
    const rows = await run<{ tablo_id: string }>(db, tablosOf, [stream.userId]);
    if (!byUser.get(stream.userId)?.has(stream)) return; // it was closed meanwhile
    const current = new Set(rows.map((row) => row.tablo_id));
    for (const tabloId of byTablo.keys()) if (!current.has(tabloId)) unsubscribe(stream, tabloId);
    for (const tabloId of current) subscribe(stream, tabloId);
  }

  function* all(): Iterable<Stream> {
    for (const streams of byUser.values()) yield* streams;
  }

  return {
    start: () => listener.start(),
    async add(stream) {
      byUser.set(stream.userId, (byUser.get(stream.userId) ?? new Set()).add(stream));
      await subscribeUser(stream);
    },
    remove(stream) {
      const streams = byUser.get(stream.userId);
      streams?.delete(stream);
      if (streams?.size === 0) byUser.delete(stream.userId);
      for (const tabloId of [...byTablo.keys()]) if (byTablo.get(tabloId)?.has(stream)) unsubscribe(stream, tabloId);
    },
    streams: () => [...all()].length,
    endAll() {
      for (const stream of [...all()]) {
        stream.write("retry: 200\n\n");
        stream.end();
      }
    },
    close: () => listener.close(),
  };
}

const resync = "event: resync\ndata: {}\n\n";

function frame(change: Change): string {
  return `event: change\nid: ${change.tabloId}:${change.version}\ndata: ${JSON.stringify(change)}\n\n`;
}

function sendTo(streams: Iterable<Stream> | undefined, frames: string): void {
  if (frames !== "") for (const stream of streams ?? []) stream.write(frames);
}
