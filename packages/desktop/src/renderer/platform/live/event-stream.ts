/** One server-sent event, or a sign of life (a comment), or the wait before the next connection that the server asks for. */
export type StreamPart =
  | { kind: "event"; name: string; data: string }
  | { kind: "comment" }
  | { kind: "retry"; waitMs: number };

/**
 * Reads server-sent events as they arrive. Read by hand rather than with `EventSource`, which hides the status of a
 * refusal, the comments that prove that the line is alive, and the `retry:` that our own waiting must respect.
 * Follows the HTML standard, section 9.2.6, but for ids, which the change log makes needless.
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPart> {
  const event = { name: "message", data: [] as string[] };
  for await (const line of readLines(body)) {
    if (line === "") {
      if (event.data.length > 0) yield { kind: "event", name: event.name, data: event.data.join("\n") };
      event.name = "message";
      event.data = [];
      continue;
    }
    const { field, value } = split(line);
    if (field === "") yield { kind: "comment" };
    else if (field === "event") event.name = value;
    else if (field === "data") event.data.push(value);
    else if (field === "retry" && /^\d+$/.test(value)) yield { kind: "retry", waitMs: Number(value) };
  }
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n/);
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // a stream that already failed has nothing left to cancel
  }
}

function split(line: string): { field: string; value: string } {
  const colon = line.indexOf(":");
  if (colon < 0) return { field: line, value: "" };
  return { field: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, "") };
}
