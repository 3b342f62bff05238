import { createServer, type Server } from "node:http";
import type { Deps } from "../deps.ts";
import { readRelease } from "./release.ts";

/** What a deploy asks a slot. Requests do not count the streams, which end by themselves when the lease goes. */
export interface SlotReport {
  slot: "blue" | "green" | null;
  version: string;
  lease: boolean;
  draining: boolean;
  inFlight: number;
  streams: number;
  readyAnswersSinceLease: number;
}

/** Answers `GET /metrics` for Prometheus and `GET /slot` for a deploy, on a port that is never published. */
export function createMetricsServer(deps: Deps, inFlight: () => number): Server {
  return createServer((request, response) => {
    if (request.url === "/slot")
      return void response
        .writeHead(200, { "Content-Type": "application/json" })
        .end(JSON.stringify(reportSlot(deps, inFlight())));
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    deps.metrics.text().then(
      (text) => response.writeHead(200, { "Content-Type": deps.metrics.contentType }).end(text),
      (error: unknown) => {
        deps.log.error({ err: error }, "metrics failed");
        response.writeHead(500).end();
      },
    );
  });
}

function reportSlot({ config, draining, hub, lease }: Deps, requests: number): SlotReport {
  const streams = hub.streams();
  return {
    slot: config.slot,
    version: readRelease().version,
    lease: lease.holds(),
    draining: draining(),
    inFlight: Math.max(0, requests - streams),
    streams,
    readyAnswersSinceLease: lease.readyAnswers(),
  };
}
