import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "../log.ts";

/** What a listener tells. */
export interface ListenerEvents {
  notification(channel: string, payload: string): void;
  /** Connected again after a loss: what was announced meanwhile was missed. */
  reconnected(): void;
}

/** One direct connection that listens, and comes back by itself. */
export interface Listener {
  /** Resolves when the first connection listens, or at once when the database is away: it goes on trying. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const firstWaitMs = 100;
const longestWaitMs = 2_000;
/** A connection that died without a word (a cut cable, a lost host) is noticed by asking. */
const beatEveryMs = 15_000;

/** Makes a listener on channels. Nothing is connected before `start()`. */
export function createListener(options: {
  databaseUrl: string;
  channels: string[];
  log: Logger;
  events: ListenerEvents;
}): Listener {
  const { databaseUrl, channels, log, events } = options;
  const stopped = new AbortController();
  let client: pg.Client | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: "xtablo-listener",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    next.on("notification", ({ channel, payload }) => events.notification(channel, payload ?? ""));
    next.on("error", (error) => log.warn({ err: error }, "listener lost its connection"));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      stopped.signal.throwIfAborted();
    } catch (error) {
      await next.end().catch(() => {}); // whatever is left of a connection that failed
      throw error;
    }
    client = next;
    const beat = setInterval(() => {
      next.query("select").catch(() => void next.end()); // its end brings a new one
    }, beatEveryMs).unref();
    next.once("end", () => {
      clearInterval(beat);
      void reconnect();
    });
  }

  async function reconnect(): Promise<void> {
    client = undefined;
    for (let waitMs = firstWaitMs; !stopped.signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      await delay(waitMs, undefined, { signal: stopped.signal }).catch(() => {}); // woken to stop: the loop ends
      if (stopped.signal.aborted) return;
      try {
        await connect();
        events.reconnected();
        return;
      } catch (error) {
        log.debug({ err: error }, "listener cannot connect yet");
      }
    }
  }

  return {
    async start() {
      try {
        await connect();
      } catch (error) {
        log.warn({ err: error }, "listener cannot connect yet");
        void reconnect();
      }
    },
    async close() {
      stopped.abort();
      await client?.end();
    },
  };
}
