import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createApp } from "./app.ts";
import type { LocalSignIn } from "./auth/local-sign-in.ts";
import type { Config } from "./config/config.ts";
import { loadSessionSecrets } from "./config/session-secrets.ts";
import { createDeps, type Deps } from "./deps.ts";
import { refuseMalformed } from "./http/client-error.ts";
import { createMetricsServer } from "./http/metrics-server.ts";
import { stopsCleanly } from "./http/stopping.ts";
import { trustProxies } from "./http/trusted-proxies.ts";
import type { WebApp } from "./http/web-app.ts";
import { createLog, type Logger } from "./log.ts";
import type { FileStore } from "./storage/file-store.ts";

/** A server that listens. */
export interface RunningServer {
  /** Where people reach it. */
  url: string;
  /** Where it listens on this machine. */
  listenUrl: string;
  metricsUrl: string | null;
  /** Says that it is not ready, finishes what is in flight, then lets go of everything. Safe to call twice. */
  close(): Promise<void>;
}

/** What is needed to start one. */
export interface ServerOptions {
  config: Config;
  databaseUrl: string;
  webApp?: WebApp | null;
  log?: Logger;
  /** In place of the one that the configuration asks for; the server closes it. */
  files?: FileStore;
  /** Signs in its owner without a password: only for a server on their own computer. */
  localSignIn?: LocalSignIn;
}

/** Proxies learn that the server is not ready before it stops to listen. */
const drainNoticeMs = 1_500;
/** A connection on which nothing moves, in an upload, a download or a request, is cut. Streams say something every 15 s. */
const silenceLimitMs = 120_000;

/** Starts a server. Throws when its port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, databaseUrl } = options;
  const log = options.log ?? createLog(config);
  for (const warning of config.warnings) log.warn(warning);
  let draining = false;
  const deps = createDeps({ config, databaseUrl, log, draining: () => draining, files: options.files });
  const { webApp = null, localSignIn } = options;
  const app = createApp(deps, { secrets: loadSessionSecrets(config), webApp, localSignIn });
  const strip = trustProxies(app, config.trustedProxies);
  const handle = app.callback();
  let inFlight = 0;
  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 0 }, (request, response) => {
    inFlight += 1;
    response.once("close", () => (inFlight -= 1));
    strip(request);
    void handle(request, response);
  });
  server.setTimeout(silenceLimitMs);
  refuseMalformed(server);
  const stopServer = stopsCleanly(server);
  const metrics = config.metricsPort === null ? null : createMetricsServer(deps, () => inFlight);
  try {
    await listen(server, config.port, config.host);
    if (metrics) await listen(metrics, config.metricsPort ?? 0, config.env === "development" ? "127.0.0.1" : undefined);
    await deps.hub.start();
    void checkFileStore(deps);
  } catch (error) {
    server.close();
    metrics?.close();
    await deps.close();
    throw error;
  }

  async function stop(): Promise<void> {
    draining = true;
    log.info("shutting down");
    // Only there a proxy asks, and needs time to notice; a standby gets no requests that it could send elsewhere.
    if (config.env === "production" && deps.lease.holds()) await delay(drainNoticeMs);
    const stopped = stopServer();
    deps.hub.endAll();
    await stopped;
    metrics?.close();
    await deps.close();
    log.info("shutdown complete");
  }
  let stopping: Promise<void> | undefined;
  const port = (server.address() as AddressInfo).port; // a TCP server's address is never a string
  return {
    url: config.publicUrlGiven ? config.publicUrl.origin : `http://localhost:${port}`,
    listenUrl: `http://127.0.0.1:${port}`,
    metricsUrl: metrics && `http://127.0.0.1:${(metrics.address() as AddressInfo).port}/metrics`,
    close: () => (stopping ??= stop()),
  };
}

/** A store that is away at start may be back later: until then uploads and downloads are refused, and all else works. */
async function checkFileStore({ files, log }: Deps): Promise<void> {
  try {
    await files.check();
  } catch (error) {
    log.error({ err: error }, "file store init failed");
  }
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
