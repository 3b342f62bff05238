import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Requests in flight have this long to end; below the 30 s after which an engine kills. */
const limitMs = 20_000;
const sweepEveryMs = 50;
/** A request may be on its way on a connection that was just made. */
const newConnectionGraceMs = 500;

/**
 * Watches a server's connections, and gives what stops it: no new ones, the requests in flight answered, the rest closed.
 * Node by itself waits for connections that became idle later, and for those that browsers open ahead without a request.
 */
export function stopsCleanly(server: Server): () => Promise<void> {
  const unused = new Set<Socket>();
  server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", ({ socket }) => unused.delete(socket));

  return async function stop() {
    const closed = new Promise((resolve) => server.close(resolve));
    const start = performance.now();
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (performance.now() - start < newConnectionGraceMs) return;
      for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
    }, sweepEveryMs);
    const late = setTimeout(() => server.closeAllConnections(), limitMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(late);
  };
}
