import { once } from "node:events";
import { createServer } from "node:net";
import type { Config } from "@xtablo/server/ops/database";
import { findXtablo, originOf } from "../find-xtablo.ts";
import { type Check, checkConfigured, type Finding } from "./check.ts";

/** It answers at once, or it is something else. */
const patienceMs = 2_000;

/** Whether the server's port is free, or an Xtablo has it. */
export const portCheck: Check = checkConfigured("Port", async (config) => {
  const error = await tryPort(config.port, config.host);
  if (error === null) return { state: "ok", saw: `${config.port} is free` };
  const running = await findXtablo(config);
  if (running) return { state: "ok", saw: `Xtablo ${running.version} answers at ${running.url}` };
  return taken("PORT", config.port, error);
});

/** The same for the port of the metrics. */
export const metricsPortCheck: Check = checkConfigured("Metrics port", async (config) => {
  if (config.metricsPort === null) return { state: "ok", saw: "off" };
  const host = config.env === "production" ? undefined : "127.0.0.1";
  const error = await tryPort(config.metricsPort, host);
  if (error === null) return { state: "ok", saw: `${config.metricsPort} is free` };
  if (await servesMetrics(config)) return { state: "ok", saw: `an Xtablo's metrics are at ${config.metricsPort}` };
  return taken("METRICS_PORT", config.metricsPort, error);
});

async function tryPort(port: number, host: string | undefined): Promise<NodeJS.ErrnoException | null> {
  const server = createServer();
  server.listen({ port, host });
  try {
    await once(server, "listening");
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException; // of listen
  } finally {
    server.close();
  }
}

function taken(name: string, port: number, error: NodeJS.ErrnoException): Finding {
  if (error.code === "EADDRINUSE")
    return {
      state: "failed",
      saw: `${port} is in use by another program`,
      next: `Find it with \`ss -ltnp 'sport = :${port}'\` and end it, or set ${name} to another port.`,
    };
  return {
    state: "failed",
    saw: `${port} cannot be used: ${error.message}`,
    next: `Set ${name} (or HOST) to another.`,
  };
}

async function servesMetrics({ host, metricsPort }: Config): Promise<boolean> {
  try {
    const url = `${originOf({ host, port: metricsPort ?? 0 })}/metrics`;
    return (await (await fetch(url, { signal: AbortSignal.timeout(patienceMs) })).text()).includes("# HELP");
  } catch {
    return false; // nothing that speaks HTTP
  }
}
