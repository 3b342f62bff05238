import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Vite from "vite";
import type { Progress } from "./progress.ts";

/** Serves the web app's sources with hot replacement, on a free loopback port. `desktop` is the package's folder. */
export async function openViteServer(
  desktop: string,
  progress: Progress,
): Promise<{ url: string; close: () => Promise<void> }> {
  const vite = await loadVite(desktop);
  const http = createServer();
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo; // a TCP server's address is never a string
  const server = await vite.createServer({
    configFile: join(desktop, "src/renderer/vite.config.ts"),
    customLogger: { ...vite.createLogger("info"), ...loggerOf(progress) },
    clearScreen: false,
    server: {
      // Otherwise Vite ends the process on SIGTERM, before the database is stopped.
      middlewareMode: true,
      ws: { server: http, protocol: "ws", host: "127.0.0.1", clientPort: port },
    },
  });
  http.on("request", server.middlewares);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await server.close();
      http.closeAllConnections();
      http.close();
    },
  };
}

/** Vite is the desktop package's, not ours. */
async function loadVite(desktop: string): Promise<typeof Vite> {
  const path = createRequire(join(desktop, "package.json")).resolve("vite");
  return (await import(pathToFileURL(path).href)) as typeof Vite;
}

function loggerOf(progress: Progress) {
  const tell = (message: string) => {
    for (const line of message.trim().split("\n")) progress.info(line);
  };
  return { info: tell, warn: tell, warnOnce: tell, error: tell };
}
