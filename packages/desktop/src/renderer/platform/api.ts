import { createClient, NetworkError, ProblemError, type Call } from "@xtablo/contract";
import { text } from "../lib/text.ts";
import { serverText } from "./server-text.ts";

/** Calls a route of the server that the page came from. Throws `ProblemError` or `NetworkError`. */
export const call: Call = createClient({ fetch: (input, init) => globalThis.fetch(input, init) });

/** What a call that failed tells people, in their language: what the server says, or that it cannot be reached. */
export function messageOf(error: unknown): string {
  return error instanceof ProblemError ? serverText(detailOf(error)) : text("platform.unreachable");
}

/** The HTTP status of a refusal; null when the server was not reached. */
export function statusOf(error: unknown): number | null {
  return error instanceof ProblemError ? error.problem.status : null;
}

/** What is wrong with each field of a refused form, by path such as `title`; empty for other errors. */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, serverText(message)]));
}

/** May the same request go well later: the server was not reached, says that it is away, or is still at the first one. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof ProblemError && (error.problem.status === 503 || error.problem.code === "still_running");
}

function detailOf(error: ProblemError): string {
  const [first] = error.problem.errors ?? [];
  return error.problem.status === 422 && first ? first.message : error.problem.detail;
}
