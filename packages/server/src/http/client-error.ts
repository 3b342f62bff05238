import { randomUUID } from "node:crypto";
import { STATUS_CODES, type Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Problem } from "@xtablo/contract";

/** What Node's parser refuses, by its error's code; everything else that is no HTTP is a 400. */
const refusals: Record<string, [status: number, code: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, "headers_too_large", "The address and the headers of the request are too long together."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "too_slow", "The request did not arrive in time."],
};
const malformed: [number, string, string] = [400, "malformed_request", "What arrived is no HTTP request."];

/** Answers what is no HTTP, and so never becomes a request, with a problem like any other, and ends its connection. */
export function refuseMalformed(server: Server): void {
  const answering = new WeakMap<Duplex, number>();
  const count = (socket: Duplex, more: number) => answering.set(socket, (answering.get(socket) ?? 0) + more);
  server.on("request", ({ socket }, response) => {
    count(socket, 1);
    response.once("close", () => count(socket, -1));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const busy = (answering.get(socket) ?? 0) > 0; // another answer may be half out: nothing can be said in between
    if (error.code === "ECONNRESET" || !socket.writable || busy) return void socket.destroy();
    const [status, code, detail] = refusals[error.code ?? ""] ?? malformed;
    const title = STATUS_CODES[status] ?? "Error";
    const requestId = randomUUID();
    const body: Problem = { type: "about:blank", title, status, detail, code, requestId };
    const text = JSON.stringify(body);
    const head = [
      `HTTP/1.1 ${status} ${title}`,
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(text)}`,
      `X-Request-Id: ${requestId}`,
      "Connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
  });
}
