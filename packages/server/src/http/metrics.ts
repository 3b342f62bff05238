import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the server counts. */
export interface Metrics {
  request(method: string, route: string, status: number, durationMs: number): void;
  /** Prometheus text. */
  text(): Promise<string>;
  contentType: string;
}

/** Makes the registry; `hub` tells how many streams are open. */
export function createMetrics(hub: { streams(): number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "xtablo_http_request_duration_seconds",
    help: "Time from a request's arrival to the end of its answer",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const streams = new Gauge({
    name: "xtablo_open_streams",
    help: "Open event streams",
    registers: [],
    collect() {
      this.set(hub.streams());
    },
  });
  registry.registerMetric(streams);
  return {
    request: (method, route, status, durationMs) => requests.observe({ method, route, status }, durationMs / 1_000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
