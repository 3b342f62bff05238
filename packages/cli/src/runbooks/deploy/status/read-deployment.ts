import type { StatusLine, StatusReport } from "../../status.ts";
import type { Deployment } from "../deployment.ts";
import { askInside } from "../inside.ts";
import { lookAtBackup } from "./backup.ts";
import { lookAtContainers, lookAtServing } from "./containers.ts";
import { lookAtDeploys } from "./deploys.ts";
import { lookAtDisk } from "./disk.ts";
import { lookAtProxy } from "./proxy.ts";

/** Looks at a deployment from outside and from inside: what its release says of itself, and what only the machine knows. */
export async function readDeployment(deployment: Deployment): Promise<StatusReport> {
  const containers = await deployment.stack.inspectAll();
  const [inside, proxy, serving, deploys, disk, backup] = await Promise.all([
    lookInside(deployment),
    lookAtProxy(deployment, containers),
    lookAtServing(deployment, containers),
    lookAtDeploys(deployment),
    lookAtDisk(deployment),
    lookAtBackup(deployment),
  ]);
  const { lines: seen, system } = inside;
  const parts = seen.filter(({ check }) => check !== "disk" && (check !== "server" || !proxy.server));
  const lines = [
    ...(proxy.server ? [proxy.server] : []),
    ...parts.map(withNextHere),
    serving,
    lookAtContainers(containers, serving.slot),
    deploys,
    disk,
    proxy.certificate,
    backup,
  ].map(({ check, state, saw, next }) => ({ check, state, saw, next }));
  return { ok: lines.every(({ state }) => state !== "failed"), lines, system };
}

/** By the image's own `xtablo status`, which ends with 1 when something is wrong. */
async function lookInside({ stack }: Deployment): Promise<Pick<StatusReport, "lines" | "system">> {
  const failed = (saw: string): StatusLine => ({
    check: "release",
    state: "failed",
    saw,
    next: "xtablo logs --tail 50",
  });
  const asked = await askInside(stack, ["status", "--json"]);
  if (asked === null) return { lines: [failed("none runs")], system: null };
  const report = parseReport(asked.stdout);
  if (report) return report;
  const said = asked.stderr.trim().split("\n").at(-1) ?? "";
  return { lines: [failed(`its own status ended with ${asked.code}: ${said}`)], system: null };
}

function parseReport(text: string): StatusReport | null {
  try {
    const report = JSON.parse(text) as Partial<StatusReport>; // the same command's, of that release
    return report.lines ? { ok: false, system: null, ...report, lines: report.lines } : null;
  } catch {
    return null; // it ended before it could report
  }
}

/** What it would type in there is not what an operator types here. */
function withNextHere(line: StatusLine): StatusLine {
  if (line.state === "ok") return line;
  const service = { server: "", database: " postgres", worker: " worker" }[line.check as string]; // of a later release, maybe
  return service === undefined ? line : { ...line, next: `xtablo logs${service} --tail 50` };
}
