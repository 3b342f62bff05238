import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { api, type Call, type Change, createClient } from "@xtablo/contract";

/** What became of the open streams. */
export interface WatchersSeen {
  count: number;
  /** How often one was ended by a server and opened again. */
  resumed: number;
  slowestResumeMs: number;
  /** Changes that all of them saw together. */
  changes: number;
  /** A stream that took too long to come back, or that missed something. */
  failures: string[];
}

/** A stream that comes back within this time has not failed. `npm run bench -- deploy` holds it to two seconds. */
const resumeWithinMs = 6_000;

interface WatchOptions {
  url: string;
  headers: Record<string, string>;
  tabloIds: string[];
  count: number;
}

/** Opens streams that come back as a browser's do, and that ask the log for what they missed. */
export async function openWatchers(
  send: typeof fetch,
  options: WatchOptions,
): Promise<{ close: () => Promise<WatchersSeen> }> {
  const seen: WatchersSeen = { count: options.count, resumed: 0, slowestResumeMs: 0, changes: 0, failures: [] };
  const call = createClient({ origin: options.url, fetch: send, headers: options.headers });
  const watchers = Array.from({ length: options.count }, () => new Watcher(send, call, { ...options, seen }));
  await Promise.all(watchers.map(async (watcher) => watcher.open()));
  return {
    close: async () => {
      const last = new Map<string, number>();
      for (const tabloId of options.tabloIds)
        last.set(tabloId, (await call(api.tablos.board, { params: { tabloId } })).version);
      await Promise.all(watchers.map(async (watcher) => watcher.close(last)));
      return seen;
    },
  };
}

class Watcher {
  readonly #send: typeof fetch;
  readonly #call: Call;
  readonly #given: WatchOptions & { seen: WatchersSeen };
  /** The last log version by tablo: all up to it came, once. */
  readonly #versions = new Map<string, number>();
  readonly #abort = new AbortController();
  #retryMs = 1_000;
  readonly #behind = new Set<string>();
  #catchingUp: Promise<void> = Promise.resolve();
  #living: Promise<void> = Promise.resolve();

  constructor(send: typeof fetch, call: Call, given: WatchOptions & { seen: WatchersSeen }) {
    this.#send = send;
    this.#call = call;
    this.#given = given;
  }

  async open(): Promise<void> {
    const body = await this.#connect();
    this.#living = this.#live(body);
    await this.#catchUp(this.#given.tabloIds);
  }

  /** Waits until it saw everything up to these versions. */
  async close(last: Map<string, number>): Promise<void> {
    const behind = () => [...last].filter(([tabloId, version]) => this.#versions.get(tabloId) !== version);
    for (let waited = 0; behind().length > 0 && waited < 10_000; waited += 50) await wait(50);
    for (const [tabloId, version] of behind())
      this.#given.seen.failures.push(`a stream saw ${this.#versions.get(tabloId)} of ${version} changes of ${tabloId}`);
    this.#abort.abort();
    await this.#living;
  }

  async #live(first: Readable): Promise<void> {
    const { seen } = this.#given;
    for (let body = first; ;) {
      await this.#read(body);
      if (this.#abort.signal.aborted) return;
      const endedAt = performance.now();
      await wait(this.#retryMs);
      body = await this.#connectAgain();
      const tookMs = Math.round(performance.now() - endedAt);
      seen.resumed += 1;
      seen.slowestResumeMs = Math.max(seen.slowestResumeMs, tookMs);
      if (tookMs > resumeWithinMs) seen.failures.push(`a stream took ${tookMs} ms to come back`);
      this.#catchUp(this.#given.tabloIds).catch((error: unknown) =>
        seen.failures.push(`to catch up: ${String(error)}`),
      );
    }
  }

  async #connectAgain(): Promise<Readable> {
    for (;;) {
      const body = await this.#connect().catch(() => null);
      if (body) return body;
      if (this.#abort.signal.aborted) return Readable.from([]);
      await wait(100); // what it costs counts
    }
  }

  async #connect(): Promise<Readable> {
    const { url, headers } = this.#given;
    const response = await this.#send(`${url}/api/stream`, { headers, signal: this.#abort.signal });
    if (response.status !== 200 || !response.body) throw new Error(`the stream answered ${response.status}`);
    return Readable.fromWeb(response.body as ReadableStream);
  }

  async #read(body: Readable): Promise<void> {
    let rest = "";
    try {
      for await (const chunk of body.setEncoding("utf8")) {
        const lines = (rest + String(chunk)).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          if (line.startsWith("retry: ")) this.#retryMs = Number(line.slice(7));
          if (line.startsWith("data: {") && line.includes('"kind"')) this.#take(JSON.parse(line.slice(6)) as Change);
        }
      }
    } catch {
      // cut off: it comes back
    }
  }

  #fail(error: unknown): void {
    this.#given.seen.failures.push(`to catch up: ${String(error)}`);
  }

  #take({ tabloId, version }: Change): void {
    const before = this.#versions.get(tabloId);
    if (before === undefined || version <= before) return; // the log has it
    if (version > before + 1) return void this.#catchUp([tabloId]).catch((error: unknown) => this.#fail(error));
    this.#versions.set(tabloId, version);
    this.#given.seen.changes += 1;
  }

  /** One after the other; what waits for its turn already is not asked for twice. */
  async #catchUp(tabloIds: string[]): Promise<void> {
    for (const tabloId of tabloIds) this.#behind.add(tabloId);
    const before = this.#catchingUp.catch(() => {}); // it was told
    this.#catchingUp = before.then(async () => {
      for (const tabloId of this.#behind) {
        this.#behind.delete(tabloId);
        await this.#readLog(tabloId);
      }
    });
    return this.#catchingUp;
  }

  async #readLog(tabloId: string): Promise<void> {
    for (;;) {
      const since = this.#versions.get(tabloId) ?? 0;
      const { items, version = 0 } = await this.#call(api.changes.list, {
        params: { tabloId },
        query: { since, limit: 200 },
      });
      for (const item of items) {
        const before = this.#versions.get(tabloId) ?? 0;
        if (item.version <= before) continue; // it came by the stream meanwhile
        if (item.version !== before + 1)
          this.#given.seen.failures.push(`a gap in the log of ${tabloId} after ${before}`);
        this.#versions.set(tabloId, item.version);
        this.#given.seen.changes += 1;
      }
      if ((this.#versions.get(tabloId) ?? 0) >= version) return;
    }
  }
}
