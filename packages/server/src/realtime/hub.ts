import type { Change } from "@xtablo/contract";
import type { Knex } from "knex";
import { run } from "../db/statement.ts";
import { AppError } from "../http/app-error.ts";
import type { Logger } from "../log.ts";
import { type ChangeRow, viewChange } from "./change.view.ts";
import { createListener, type Listener } from "./listener.ts";
import { membersOf, readAfter, standingSessions, tablosOf } from "./statements.ts";
import { type Stream, Subscriptions } from "./subscriptions.ts";

/** Sessions that end by themselves, by expiry or with their user, are looked for this often, in one query. */
const lookForEndedEveryMs = 60_000;
const resync = "event: resync\ndata: {}\n\n";
/** Said before the end, so that no window comes back only to be refused. */
const signedOut = "event: signed-out\ndata: {}\n\n";

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
  /** Raised when memberships or sessions changed: what was asked of them before may be old. */
  #rightsVersion = 0;
  #lookingForEnded: NodeJS.Timeout | undefined;

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
    this.#lookingForEnded = setInterval(() => void this.endLapsed(), lookForEndedEveryMs).unref();
    return this.#listener.start();
  }

  close(): Promise<void> {
    clearInterval(this.#lookingForEnded);
    return this.#listener.close();
  }

  /** Adds a stream, which from now on gets every change that its user may see. Throws 401 when its session has just ended. */
  async add(stream: Stream): Promise<void> {
    const { tabloIds, stands } = await this.#rightsOf(stream);
    if (!stands) throw new AppError(401, "not_signed_in", "You are not signed in. Sign in and try again.");
    this.#subscriptions.add(stream);
    this.#subscriptions.setTablos(stream, tabloIds);
  }

  remove(stream: Stream): void {
    this.#subscriptions.remove(stream);
  }

  /** How many streams are open. */
  streams(): number {
    return this.#subscriptions.all().length;
  }

  /** Ends the streams whose session is over without anyone having said so. */
  async endLapsed(): Promise<void> {
    const streams = this.#subscriptions.all();
    if (streams.length === 0) return;
    try {
      const standing = await this.#standing(streams);
      for (const stream of streams) if (!standing.has(stream.sessionHash)) dismiss(stream);
    } catch (error) {
      this.#log.warn({ err: error }, "streams cannot be compared with their sessions now");
    }
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
    for (let from = after; from < version;) {
      const rows = await run<ChangeRow>(this.#db, readAfter, [tabloId, from]);
      from = rows.at(-1)?.version ?? version;
      this.#handedOut.set(tabloId, from);
      this.#send(tabloId, rows.map((row) => frame(viewChange(row))).join(""));
    }
  }

  async #refreshMembers(tabloId: string): Promise<void> {
    const rows = await run<{ user_id: string }>(this.#db, membersOf, [tabloId]);
    this.#subscriptions.setMembers(
      tabloId,
      rows.map((row) => row.user_id),
    );
    this.#rightsVersion += 1;
  }

  /** Asked again when an answer may have been overtaken, so that nobody goes on seeing what they may not see any more. */
  async #rightsOf(stream: Stream): Promise<{ tabloIds: string[]; stands: boolean }> {
    for (;;) {
      const asked = this.#rightsVersion;
      const [rows, standing] = await Promise.all([
        run<{ tablo_id: string }>(this.#db, tablosOf, [stream.userId]),
        this.#standing([stream]),
      ]);
      if (asked === this.#rightsVersion)
        return { tabloIds: rows.map((row) => row.tablo_id), stands: standing.has(stream.sessionHash) };
    }
  }

  #endSession(sessionHash: string): void {
    this.#rightsVersion += 1;
    for (const stream of this.#subscriptions.all()) if (stream.sessionHash === sessionHash) dismiss(stream);
  }

  /** Asks again who may see what: memberships and sessions may have changed while nobody listened. */
  async #resyncAll(): Promise<void> {
    this.#rightsVersion += 1;
    this.#handedOut.clear();
    for (const stream of this.#subscriptions.all()) {
      try {
        const { tabloIds, stands } = await this.#rightsOf(stream);
        if (!stands) dismiss(stream);
        this.#subscriptions.setTablos(stream, stands ? tabloIds : []);
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

function dismiss(stream: Stream): void {
  stream.write(signedOut);
  stream.end();
}
