import type { Change } from "@xtablo/contract";
import { expect } from "vitest";
import type { TestUser } from "./server.ts";

/** An open event stream, and what came so far. */
export interface TestStream {
  status: number;
  headers: Headers;
  /** Everything as it came. */
  text(): string;
  changes(): Change[];
  /** Whether the server ended it. */
  ended(): boolean;
  /** Waits for a condition on what came. */
  until(condition: (stream: TestStream) => boolean): Promise<void>;
  close(): void;
}

/** Opens a user's stream and waits until it is open. */
export async function openTestStream(user: TestUser): Promise<TestStream> {
  const abort = new AbortController();
  const response = await user.fetch("/api/stream", { signal: abort.signal });
  let text = "";
  let ended = false;
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })()
    .catch(() => {}) // aborted by the test, or cut by the server: both are an end
    .finally(() => (ended = true));
  const stream: TestStream = {
    status: response.status,
    headers: response.headers,
    text: () => text,
    changes: () =>
      [...text.matchAll(/^event: change\nid: .*\ndata: (.*)\n\n/gm)].map(
        ([, data]) => JSON.parse(data ?? "") as Change,
      ),
    ended: () => ended,
    until: (condition) => expect.poll(() => condition(stream), { timeout: 15_000, interval: 10 }).toBe(true),
    close: () => abort.abort(),
  };
  if (response.ok) await stream.until(() => text.includes(": open"));
  return stream;
}
