import { problem, type Problem } from "./problem.ts";
import type { Args, Output, Route } from "./route.ts";

/** Where and how the client sends its requests. */
export interface ClientOptions {
  /** Scheme and host without a trailing slash; empty for the page's own origin. */
  origin?: string;
  fetch?: typeof fetch;
  headers?: Record<string, string>;
}

/** Headers and signal of a single call. */
export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Sent as `If-Match`: refuse with 412 when the thing has moved on. */
  ifVersion?: number;
  idempotencyKey?: string;
}

/** The server refused, and said why. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly problem: Problem;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfterSeconds: number | null;

  constructor(body: Problem, retryAfterSeconds: number | null) {
    super(body.detail);
    this.problem = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The server was not reached, or what answered is no Xtablo server. */
export class NetworkError extends Error {
  override name = "NetworkError";
}

/** Calls a route: `await call(api.tasks.update, { params: { taskId }, body })`. */
export type Call = <R extends Route>(route: R, args: Args<R>, options?: CallOptions) => Promise<Output<R>>;

/**
 * Makes the typed client.
 * The call throws {@link ProblemError} when the server refuses and {@link NetworkError} when it is not reached; an abort is thrown as it is.
 */
export function createClient(client: ClientOptions = {}): Call {
  const send = client.fetch ?? globalThis.fetch.bind(globalThis);
  return async (route, args, options = {}) => {
    const response = await reach(() =>
      send(
        (client.origin ?? "") + urlOf(route, args),
        requestOf(route, args, { ...options, headers: { ...client.headers, ...options.headers } }),
      ),
    );
    return (await readAnswer(response)) as Output<typeof route>; // the server parses its answers in tests
  };
}

/** The path and query of a call, with every placeholder filled in. */
export function urlOf(route: Route, args: { params?: unknown; query?: unknown }): string {
  const params = (args.params ?? {}) as Record<string, string>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((args.query ?? {}) as Record<string, unknown>))
    if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Reads a response: its body on success, {@link ProblemError} otherwise. */
export async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  const parsed = problem.safeParse(body);
  if (!parsed.success) throw new NetworkError(`The server answered ${response.status} without saying why.`);
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  throw new ProblemError(parsed.data, Number.isFinite(seconds) ? seconds : null);
}

async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new NetworkError("The server cannot be reached.", { cause: error });
  }
}

function requestOf(route: Route, args: { body?: unknown }, options: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: "application/json", ...options.headers };
  if (options.ifVersion !== undefined) headers["if-match"] = `"${options.ifVersion}"`;
  if (options.idempotencyKey !== undefined) headers["idempotency-key"] = options.idempotencyKey;
  if (args.body !== undefined) headers["content-type"] = "application/json";
  return {
    method: route.method,
    headers,
    credentials: "same-origin",
    body: args.body === undefined ? undefined : JSON.stringify(args.body),
    signal: options.signal,
  };
}
