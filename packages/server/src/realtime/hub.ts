import type { Change } from "@xtablo/contract";
import type { Knex } from "knex";
import { run } from "../db/statement.ts";
import type { Logger } from "../log.ts";
import { type ChangeRow, viewChange } from "./change.view.ts";
import { createListener, type Listener } from "./listener.ts";
import { membersOf, readAfter, standingSessions, tablosOf } from "./statements.ts";
import { type Stream, Subscriptions } from "./subscriptions.ts";

const resync = "event: resync\ndata: {}\n\n";

/**
 * Hands each change to the open streams of those who may see it, in one server process.
 * One query for what is new in a tablo, none per stream.
 */
export class Hub {
  readonly #db: Knex;
  readonly #log: Logger;
  readonly #listener: Listener;
  readonly #subscriptions = new Subscriptions();
  /** The newest version of each watched tablo that was handed out. */
  readonly #handedOut = new Map<string, number>();
  /** One reading at a time for a tablo, so that order is kept. */
  readonly #reading = new Map<string, Promise<void>>();

  constructor({ db, databaseUrl, log }: { db: Knex; databaseUrl: string; log: Logger }) {
    this.#db = db;
    this.#log = log;
    this.#listener = createListener({
      databaseUrl,
      channels: ["changes", "sessions"],
      log,
      events: {
        notification: (channel, payload) =>
          channel === "sessions" ? this.#endSession(payload) : this.#announce(payload),
        reconnected: () => void this.#resyncAll(),
      },
    });
  }

  start(): Promise<void> {
    return this.#listener.start();
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  /** Adds a stream, which from now on gets every change that its user may see. */
  async add(stream: Stream): Promise<void> {
    this.#subscriptions.add(stream);
    await this.#subscribe(stream);
  }

  remove(stream: Stream): void {
    this.#subscriptions.remove(stream);
  }

  /** How many streams are open. */
  streams(): number {
    return this.#subscriptions.all().length;
  }

  /** Tells every stream to come back at once, to whoever serves then, and ends it. */
  endAll(): void {
    for (const stream of this.#subscriptions.all()) {
      stream.write("retry: 200\n\n");
      stream.end();
    }
  }

  /** `payload` is `<tabloId>:<version>`, with `:members` behind it when who may see the tablo changed. */
  #announce(payload: string): void {
    const [tabloId = "", version, members] = payload.split(":");
    if (!members && this.#subscriptions.ofTablo(tabloId).size === 0) return void this.#handedOut.delete(tabloId);
    const before = this.#reading.get(tabloId) ?? Promise.resolve();
    const next = before.then(() => this.#handOut(tabloId, Number(version), members !== undefined));
    const settled = next.catch((error: unknown) => {
      this.#log.warn({ err: error, tabloId }, "changes could not be handed out: its streams are told to load afresh");
      this.#send(tabloId, resync);
    });
    this.#reading.set(tabloId, settled);
    void settled.then(() => this.#reading.get(tabloId) === settled && this.#reading.delete(tabloId));
  }

  async #handOut(tabloId: string, version: number, membersChanged: boolean): Promise<void> {
    if (membersChanged) await this.#refreshMembers(tabloId);
    const after = this.#handedOut.get(tabloId) ?? version - 1;
    if (version <= after || this.#subscriptions.ofTablo(tabloId).size === 0) return;
    const rows = await run<ChangeRow>(this.#db, readAfter, [tabloId, after]);
    this.#handedOut.set(tabloId, rows.at(-1)?.version ?? version);
    this.#send(tabloId, rows.map((row) => frame(viewChange(row))).join(""));
  }

  async #refreshMembers(tabloId: string): Promise<void> {
    const rows = await run<{ user_id: string }>(this.#db, membersOf, [tabloId]);
    this.#subscriptions.setMembers(
      tabloId,
      rows.map((row) => row.user_id),
    );
  }

  async #subscribe(stream: Stream): Promise<void> {
    const rows = await run<{ tablo_id: string }>(this.#db, tablosOf, [stream.userId]);
    this.#subscriptions.setTablos(
      stream,
      rows.map((row) => row.tablo_id),
    );
  }

  #endSession(sessionHash: string): void {
    for (const stream of this.#subscriptions.all()) if (stream.sessionHash === sessionHash) stream.end();
  }

  /** Asks again who may see what: memberships and sessions may have changed while nobody listened. */
  async #resyncAll(): Promise<void> {
    this.#handedOut.clear();
    const streams = this.#subscriptions.all();
    const standing = this.#standing(streams);
    for (const stream of streams) {
      try {
        if (!(await standing).has(stream.sessionHash)) throw new Error("its session has ended");
        await this.#subscribe(stream);
        stream.write(resync);
      } catch (error) {
        this.#log.warn({ err: error }, "a stream is ended, since it cannot be brought up to date");
        stream.end();
      }
    }
  }

  async #standing(streams: Stream[]): Promise<Set<string>> {
    const rows = await run<{ hash: string }>(this.#db, standingSessions, [streams.map((stream) => stream.sessionHash)]);
    return new Set(rows.map((row) => row.hash));
  }

  #send(tabloId: string, frames: string): void {
    if (frames !== "") for (const stream of this.#subscriptions.ofTablo(tabloId)) stream.write(frames);
  }
}

function frame(change: Change): string {
  return `event: change\nid: ${change.tabloId}:${change.version}\ndata: ${JSON.stringify(change)}\n\n`;
}
