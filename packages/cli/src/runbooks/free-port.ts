import { createServer } from "node:net";
import type { Config } from "@xtablo/server/ops/database";
import { precondition } from "../lib/failure.ts";

/** Looks whether the port can be had, before any work is done; the server's own attempt is what counts. */
export async function requireFreePort(config: Config): Promise<void> {
  const error = await new Promise<Error | null>((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port: config.port, host: config.host }, () => server.close(() => resolve(null)));
  });
  if (error) explainPort(error);
}

/** Turns a port that can't be had into words; throws anything else as it is. */
export function explainPort(error: NodeJS.ErrnoException & { port?: number }): never {
  const { port } = error;
  if (error.code === "EADDRINUSE") {
    const [name, other] = port === 9464 ? ["METRICS_PORT", "off"] : ["PORT", String((port ?? 8080) + 1)];
    throw precondition(
      `Port ${port} is in use, perhaps by an Xtablo that runs already.`,
      `End that program, or choose another port: ${name}=${other} npm start`,
      error,
    );
  }
  if (error.code === "EACCES" && port !== undefined)
    throw precondition(
      `Port ${port} may not be used without special rights.`,
      "Choose another: PORT=8080 npm start",
      error,
    );
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    throw precondition("The address in HOST is none of this machine's.", "Correct or remove HOST.", error);
  throw error;
}
