import type { StatusCheck, StatusLine, StatusReport } from "../../status.ts";
import type { Deployment } from "../deployment.ts";
import { askInside } from "../inside.ts";
import { flagsOf } from "../places.ts";
import { lookAtBackup } from "./backup.ts";
import { lookAtContainers, lookAtServing } from "./containers.ts";
import { lookAtDeploys } from "./deploys.ts";
import { lookAtDisk } from "./disk.ts";
import { lookAtProxy } from "./proxy.ts";

/** Looks at a deployment from outside and from inside: what its release says of itself, and what only the machine knows. */
export async function readDeployment(deployment: Deployment): Promise<StatusReport> {
  const { host, places, stack } = deployment;
  const flags = flagsOf(host, places);
  const containers = await stack.inspectAll();
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
  ].map(({ check, state, saw, next }) => ({
    check,
    state,
    saw,
    next: next?.startsWith("xtablo ") ? next + flags : next,
  }));
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
  const said = parseReport(asked.stdout);
  if (said?.lines) return { lines: said.lines, system: said.system ?? null };
  const reason = said?.error?.message ?? asked.stderr.trim().split("\n").at(-1) ?? "";
  return { lines: [failed(`its own status ended with ${asked.code}: ${reason}`)], system: null };
}

/** The report, or the error that it ended with; null when it ended before it could say either. */
function parseReport(text: string): (Partial<StatusReport> & { error?: { message: string } }) | null {
  try {
    return JSON.parse(text) as ReturnType<typeof parseReport>; // the same command's, of that release
  } catch {
    return null;
  }
}

/** What says more of a part than what one would type in there. */
const logsOf: Partial<Record<StatusCheck, string>> = {
  server: "xtablo logs --tail 50",
  database: "xtablo logs postgres --tail 50",
  worker: "xtablo logs worker --tail 50",
};

function withNextHere(line: StatusLine): StatusLine {
  return line.state === "ok" ? line : { ...line, next: logsOf[line.check] ?? line.next };
}
