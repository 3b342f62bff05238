import { formatAge } from "../../../lib/format-age.ts";
import type { StatusLine } from "../../status.ts";
import { tagOf } from "../archive-logs.ts";
import type { Deployment } from "../deployment.ts";
import type { ContainerState } from "../stack.ts";
import { otherSlot, readLease, type Slot, serviceOf } from "../state/slots.ts";

type Containers = Map<string, ContainerState>;

/** A container that was started again within this time may be in a loop. */
const recentSeconds = 600;

/** Which slot serves, with which release, and what stands by. */
export async function lookAtServing(
  deployment: Deployment,
  containers: Containers,
): Promise<StatusLine & { slot: Slot }> {
  const lease = await readLease(deployment.host, deployment.places.lease);
  const [slot = "blue"] = lease;
  const describe = (which: Slot) => {
    const container = containers.get(serviceOf(which));
    return container?.state === "running" ? tagOf(deployment, container.image) : null;
  };
  const [serving, standby] = [describe(slot), describe(otherSlot(slot))];
  const line = { check: "serving" as const, slot };
  const warm = standby ? `${standby} is warm in ${otherSlot(slot)}` : `nothing is warm in ${otherSlot(slot)}`;
  if (serving === null)
    return {
      ...line,
      state: "failed",
      saw: `nothing runs in ${slot}; ${warm}`,
      next: `xtablo logs web-${slot} --tail 50`,
    };
  const moving = lease.length > 1 ? " (a cut is under way)" : "";
  return { ...line, state: "ok", saw: `${serving} from ${slot}${moving}; ${warm}`, next: null };
}

/** Whether each container is there, runs, is healthy, and did not just start again. */
export function lookAtContainers(containers: Containers, serving: Slot, nowMs = Date.now()): StatusLine {
  const needed = ["caddy", "postgres", serviceOf(serving), "worker"];
  const all = [...new Set([...needed, ...containers.keys()])].toSorted();
  const wrongs = all.flatMap((service) => {
    const wrong = whatIsWrong(containers.get(service), nowMs);
    return wrong === null ? [] : [{ service, wrong, matters: needed.includes(service) }];
  });
  const well = all.length - wrongs.length;
  const saw = [
    ...wrongs.map(({ service, wrong }) => `${service} ${wrong}`),
    `${wrongs.length === 0 ? "all " : ""}${well} run${well === 1 ? "s" : ""}`,
  ].join("; ");
  const [first] = wrongs.toSorted((a, b) => Number(b.matters) - Number(a.matters));
  if (!first) return { check: "containers", state: "ok", saw, next: null };
  const state = wrongs.some(({ matters }) => matters) ? "failed" : "warning";
  return { check: "containers", state, saw, next: `xtablo logs ${first.service} --tail 50` };
}

function whatIsWrong(container: ContainerState | undefined, nowMs: number): string | null {
  if (!container) return "is missing";
  const { state, health, restarts, exitCode, startedAt } = container;
  if (state !== "running") return state === "exited" ? `ended with ${exitCode}` : `is ${state}`;
  if (health === "unhealthy") return "is unhealthy";
  const upSeconds = (nowMs - Date.parse(startedAt)) / 1_000;
  if (restarts === 0 || upSeconds > recentSeconds) return null;
  return `was started again ${restarts} times, last ${formatAge(upSeconds)} ago`;
}
