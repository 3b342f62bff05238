import { Agent, request as open, type RequestOptions } from "node:http";
import { quantile } from "./numbers.ts";
import type { Side } from "./sides.ts";

/** One request of a load. */
export interface Request {
  method?: "GET" | "POST" | "PATCH";
  path: string;
  headers?: Record<string, string>;
  body?: object;
}

/** What is sent, by whom, and for how long: seconds or requests. */
export interface Plan {
  connections: number;
  /** For how long; with `requests`, until so many were sent. */
  seconds?: number;
  requests?: number;
  cookie: string;
  /** The status that every answer must have. */
  status: number;
  /** `connection` counts from 0; `count` is the number of requests before this one, of all connections. */
  request(connection: number, count: number): Request;
  /** Awaited before each request. */
  before?(connection: number): Promise<unknown>;
}

/** How a side did. */
export interface Load {
  requests: number;
  perSecond: number;
  /** CPU time of the server's process per request, all threads. */
  cpuMs: number;
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
  bytes: number;
}

/** Sends requests back to back on each connection until the time is up. Throws when an answer has another status. */
export async function load(side: Side, plan: Plan): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });
  const timesMs: number[] = [];
  let bytes = 0;
  const before = await side.usage();
  const start = performance.now();
  const end = start + (plan.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
  let count = 0;
  const work = async (connection: number) => {
    while (performance.now() < end && count < (plan.requests ?? Number.POSITIVE_INFINITY)) {
      await plan.before?.(connection);
      const request = plan.request(connection, count++);
      const sent = performance.now();
      const answer = await send(side.origin, request, { agent, cookie: plan.cookie });
      timesMs.push(performance.now() - sent);
      bytes = answer.bytes;
      if (answer.status !== plan.status)
        throw new Error(`${request.method ?? "GET"} ${request.path} was answered with ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: plan.connections }, (_, connection) => work(connection)));
  const elapsedMs = performance.now() - start;
  const after = await side.usage();
  agent.destroy();
  timesMs.sort((a, b) => a - b);
  return {
    requests: timesMs.length,
    perSecond: (timesMs.length * 1_000) / elapsedMs,
    cpuMs: (after.cpuMs - before.cpuMs) / timesMs.length,
    p50Ms: quantile(timesMs, 0.5),
    p99Ms: quantile(timesMs, 0.99),
    worstMs: timesMs.at(-1) ?? 0,
    bytes,
  };
}

/** Sends one request and reads its answer to the end without keeping it. */
export function send(
  origin: string,
  request: Request,
  { agent, cookie }: { agent: Agent; cookie: string },
): Promise<{ status: number; bytes: number; headers: Record<string, string | string[] | undefined> }> {
  const body = request.body && JSON.stringify(request.body);
  const headers: Record<string, string | number> = { cookie, "accept-encoding": "gzip", ...request.headers };
  if (body !== undefined) {
    headers["content-type"] = "application/json";
    headers["content-length"] = Buffer.byteLength(body);
  }
  const { hostname, port } = new URL(origin);
  const options: RequestOptions = {
    hostname,
    port,
    path: request.path,
    method: request.method ?? "GET",
    agent,
    headers,
  };
  return new Promise((resolve, reject) => {
    const sent = open(options, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => void (bytes += chunk.length));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, bytes, headers: answer.headers }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
