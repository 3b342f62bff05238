import { type Finished, runCli } from "./run-cli.ts";

/** What a command left, and what it took. */
export interface Metered extends Finished {
  sizeMb: number;
  /** Of the processor: how long it took by the clock says more about what else ran. */
  cpuSeconds: number;
}

/** Said last on stderr. */
const meter = `process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write("\\nmeter:" + JSON.stringify({ sizeMb: maxRSS / 1_024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }));
});`;

/** Runs the command to its end, and measures it. */
export async function runMetered(args: string[], environment: Record<string, string>): Promise<Metered> {
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(meter)}`;
  const finished = await runCli(args, { ...environment, NODE_OPTIONS });
  const [stderr = "", measured = ""] = finished.stderr.split("\nmeter:");
  return { ...finished, stderr, ...(JSON.parse(measured) as Pick<Metered, "sizeMb" | "cpuSeconds">) };
}
