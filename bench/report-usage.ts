import { performance } from "node:perf_hooks";

/** What a server process has used so far. */
export interface Usage {
  /** User and system together. */
  cpuMs: number;
  rssMb: number;
  /** The share of its time that the event loop was busy, since the process began. */
  eventLoopUtilization: number;
}

/** Preloaded into a server under test: answers each `"usage"` with the process's {@link Usage}. */
process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  const usage: Usage = {
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 1_048_576,
    eventLoopUtilization: performance.eventLoopUtilization().utilization,
  };
  process.send?.(usage);
});
process.on("disconnect", () => process.exit()); // the run was killed
process.channel?.unref();
