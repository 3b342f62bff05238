import type * as z from "zod";

/** The verbs that the API uses. */
export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/**
 * Who may call a route: anyone, someone signed in, or only an admin: to all others it is not there (404).
 * What a caller may do beyond that is the policies' business.
 */
export type Access = "anyone" | "user" | "admin";

/** The description of one endpoint, from which validation, the typed client and the OpenAPI document are made. */
export interface Route {
  method: Method;
  /** Path with `:name` placeholders, such as `/api/tasks/:taskId`. */
  path: string;
  summary: string;
  tag: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The one status of success, and the schema of its body; `null` for none. */
  status: 200 | 201 | 202 | 204;
  response: z.ZodType | null;
  /** Statuses of failure beyond those that any route has (400, 401, 422, 429, 500, 503). */
  errors?: readonly number[];
  /** Accepts `Idempotency-Key`. */
  idempotent?: boolean;
  /** Accepts `If-Match: "<version>"`. */
  versioned?: boolean;
  /** The handler reads or writes the socket itself: an upload, a download, a stream, a cached body. */
  raw?: "upload" | "download" | "stream" | "board";
}

type Value<S, Fallback> = S extends z.ZodType ? z.output<S> : Fallback;
type Given<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler is given: parsed, with defaults filled in. */
export interface Input<R extends Route> {
  params: Value<R["params"], Record<string, never>>;
  query: Value<R["query"], Record<string, never>>;
  body: Value<R["body"], undefined>;
}

/** What a route answers with; `null` when it has no body. */
export type Output<R extends Route> = Value<R["response"], null>;

type Optional<K extends string, T> = undefined extends T
  ? { [P in K]?: T }
  : Record<string, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

/** What a caller gives: before defaults. Parts that a route does not have may be left out. */
export type Args<R extends Route> = Optional<"params", Given<R["params"]>> &
  Optional<"query", Given<R["query"]>> &
  Optional<"body", Given<R["body"]>>;

/** Declares an endpoint, keeping the exact types of its parts. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
