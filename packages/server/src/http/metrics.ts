import { jobStates, type SystemStatus } from "@xtablo/contract";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the server counts. */
export interface Metrics {
  request(method: string, route: string, status: number, durationMs: number): void;
  /** Prometheus text. */
  text(): Promise<string>;
  contentType: string;
}

/** What is asked when somebody looks: `hub` how many streams are open, `readQueue` how workers and queue are. */
export interface MetricSources {
  hub: { streams(): number };
  readQueue: () => Promise<Pick<SystemStatus, "worker" | "queue">>;
}

/** Makes the registry. */
export function createMetrics({ hub, readQueue }: MetricSources): Metrics {
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
  const refreshQueue = queueMetrics(registry, readQueue);
  return {
    request: (method, route, status, durationMs) => requests.observe({ method, route, status }, durationMs / 1_000),
    async text() {
      await refreshQueue();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** All from one look at the database; while that is away these are missing, and the rest is there. */
function queueMetrics(registry: Registry, readQueue: MetricSources["readQueue"]): () => Promise<void> {
  const define = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const age = define("xtablo_worker_heartbeat_age_seconds", "Since the last sign of life of the liveliest worker");
  const workers = define("xtablo_workers", "Worker processes that are on the list of the living");
  const due = define("xtablo_jobs_oldest_due_seconds", "How long the job that is due longest has waited");
  const jobs = new Gauge({
    name: "xtablo_jobs",
    help: "Background jobs by state",
    labelNames: ["state"],
    registers: [registry],
  });
  return async () => {
    for (const gauge of [age, workers, due]) gauge.remove();
    jobs.reset();
    const found = await readQueue().catch(() => null); // readiness tells that the database is away
    if (!found) return;
    const { worker, queue } = found;
    if (worker.workers[0]) age.set(worker.workers[0].beatAgeSeconds);
    workers.set(worker.workers.length);
    due.set(queue.oldestDueSeconds ?? 0);
    for (const state of jobStates) jobs.set({ state }, queue[state]);
  };
}
