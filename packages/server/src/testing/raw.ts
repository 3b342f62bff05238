import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What came back on a socket. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Whether the other side ended or cut the connection. */
  closed: boolean;
}

/** A piece of a request, or what shall happen between two of them. */
export type Piece = string | Buffer | (() => Promise<unknown>);

/**
 * Sends pieces of a request over a socket of its own, as no proper client would, and gives the answer once there is one.
 * `cut` breaks the connection after the last piece instead of waiting.
 */
export function sendRaw(url: string, pieces: Piece[], { cut = false } = {}): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const received: Buffer[] = [];
  const finish = (closed: boolean) => {
    const answer = parse(Buffer.concat(received).toString("latin1"), closed);
    if (closed || answer.body.length >= Number(answer.headers["content-length"] ?? Infinity)) {
      resolve(answer);
      socket.destroy();
    }
  };
  socket.on("data", (chunk: Buffer) => {
    received.push(chunk);
    finish(false);
  });
  socket.on("close", () => finish(true));
  socket.on("error", () => {}); // a cut connection is one of the answers
  void (async () => {
    for (const piece of pieces) {
      if (socket.destroyed || received.length > 0) break;
      if (typeof piece === "function") await piece();
      else if (!socket.write(piece)) await new Promise((done) => socket.once("drain", done).once("close", done));
      await delay(5);
    }
    if (cut) socket.resetAndDestroy();
  })().catch(reject);
  return promise;
}

function parse(text: string, closed: boolean): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const status = Number(first.split(" ")[1] ?? 0);
  return {
    status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: rest.join("\r\n\r\n"),
    closed,
  };
}
