import { createHash, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { api, createClient } from "@xtablo/contract";
import { cookieOf } from "../../packages/server/src/testing/server.ts";
import { multipart, trickle } from "./multipart.ts";
import { findWrongs, type Promised } from "./promised.ts";
import { openWatchers, type WatchersSeen } from "./watchers.ts";

/** Requests and open streams that go on through a deploy, and what became of them. */
export interface Load {
  /** When and from which release `/api/meta` was answered, oldest first. */
  answers: { at: number; version: string }[];
  /** Ends it when all are answered, and looks whether everything that was promised is there, once. Safe to call twice. */
  stop: () => Promise<LoadSeen>;
}

/** What became of a {@link Load}. */
export interface LoadSeen {
  sent: number;
  perSecond: number;
  writes: number;
  uploads: number;
  slow: number;
  slowestMs: number;
  /** Requests without the right answer. */
  failures: string[];
  /** What was lost or is there twice. */
  wrongs: string[];
  streams: WatchersSeen;
}

/** Makes the account of whoever a load is sent by, and gives what signs their requests. */
export async function signUp(send: typeof fetch, url: string): Promise<{ cookie: string }> {
  const body = JSON.stringify({ name: "Inès", email: "load@example.org", password: "slate and granite" });
  const headers = { "content-type": "application/json" };
  return { cookie: cookieOf(await send(`${url}/api/auth/signup`, { method: "POST", headers, body })) };
}

/** Where the load goes, by whom, and how much of it. */
export interface LoadOptions {
  url: string;
  headers: Record<string, string>;
  perSecond: number;
  streams?: number;
  /** Whether some of the uploads take three seconds, which a slot has to wait for. */
  slow?: boolean;
}

type Ask = Omit<RequestInit, "headers"> & { headers?: Record<string, string> };

const tabloCount = 4;
const reads = ["/healthz", "/demo/time", "/api/meta", "/api/tablos", "/api/me"];
const patienceMs = 20_000;

/** Of 100 requests 92 read, 5 make a task, 2 upload a file, and one uploads it over three seconds; beside open streams. */
export async function startLoad(send: typeof fetch, options: LoadOptions): Promise<Load> {
  const { url, headers, perSecond, streams = 50, slow = true } = options;
  const call = createClient({ origin: url, fetch: send, headers });
  const tablos: Promised[] = [];
  for (let n = 0; n < tabloCount; n += 1) {
    const { id } = await call(api.tablos.create, { body: { title: `of the load ${n}`, color: "teal" } });
    tablos.push({ id, tasks: [], files: new Map() });
  }
  const watchers = await openWatchers(send, { url, headers, tabloIds: tablos.map(({ id }) => id), count: streams });
  const answers: Load["answers"] = [];
  const failures: string[] = [];
  const count = { writes: 0, uploads: 0, slow: 0, slowestMs: 0 };

  async function ask(path: string, init: Ask, status: number): Promise<Response> {
    const began = performance.now();
    const response = await send(url + path, {
      ...init,
      headers: { ...headers, ...init.headers },
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = await response.arrayBuffer();
    count.slowestMs = Math.max(count.slowestMs, Math.round(performance.now() - began));
    if (response.status !== status) throw new Error(`${response.status} ${Buffer.from(body).toString().slice(0, 200)}`);
    return new Response(body);
  }
  async function read(turn: number): Promise<void> {
    const path = reads[turn % reads.length] ?? "";
    const response = await ask(path, {}, 200);
    if (path !== "/api/meta") return;
    const { version } = (await response.json()) as { version: string };
    answers.push({ at: Date.now(), version });
  }
  async function write(turn: number, tablo: Promised): Promise<void> {
    const title = `task ${turn}`;
    const init = { method: "POST", body: JSON.stringify({ title }), headers: { "content-type": "application/json" } };
    await ask(`/api/tablos/${tablo.id}/tasks`, init, 201);
    tablo.tasks.push(title);
    count.writes += 1;
  }
  async function upload(turn: number, tablo: Promised, { slowly }: { slowly: boolean }): Promise<void> {
    const bytes = randomBytes(40_000);
    const type = "multipart/form-data; boundary=granite";
    const body = trickle(multipart(`file ${turn}.bin`, bytes), slowly ? 400 : 0);
    const init = { method: "POST", body, duplex: "half" as const, headers: { "content-type": type } };
    const response = await ask(`/api/tablos/${tablo.id}/files`, init, 201);
    const { id } = (await response.json()) as { id: string };
    tablo.files.set(id, createHash("sha256").update(bytes).digest("hex"));
    count[slowly ? "slow" : "uploads"] += 1;
  }
  async function one(turn: number): Promise<void> {
    const tablo = tablos[turn % tablos.length] as Promised; // there are four
    try {
      if (slow && turn % 100 === 0) await upload(turn, tablo, { slowly: true });
      else if (turn % 50 === 10) await upload(turn, tablo, { slowly: false });
      else if (turn % 20 === 1) await write(turn, tablo);
      else await read(turn);
    } catch (error) {
      const { message, cause } = error as Error;
      failures.push(`${new Date().toISOString()} request ${turn}: ${message} ${cause ? String(cause) : ""}`);
    }
  }

  const began = Date.now();
  const open = new Set<Promise<void>>();
  let going = true;
  let sent = 0;
  const sending = (async () => {
    for (; going; await wait(5)) {
      const due = Math.floor(((Date.now() - began) / 1_000) * perSecond);
      for (; sent < due; sent += 1) {
        const asked = one(sent);
        open.add(asked);
        void asked.finally(() => open.delete(asked));
      }
    }
  })();
  async function stop(): Promise<LoadSeen> {
    going = false;
    await sending;
    const seconds = (Date.now() - began) / 1_000;
    await Promise.all(open);
    const seen = await watchers.close();
    const found = tablos.map(async (tablo) => findWrongs(call, send, { url, headers, tablo }));
    const wrongs = (await Promise.all(found)).flat();
    return { sent, perSecond: Math.round(sent / seconds), ...count, failures, wrongs, streams: seen };
  }
  let stopped: Promise<LoadSeen> | undefined;
  return { answers, stop: async () => (stopped ??= stop()) };
}
