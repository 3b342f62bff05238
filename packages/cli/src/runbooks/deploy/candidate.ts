import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../lib/failure.ts";
import { archiveLogs, tagOf } from "./archive-logs.ts";
import { type Deployment, writeEnvValue, writeSlotImage } from "./deployment.ts";
import { type Slot, serviceOf } from "./state/slots.ts";

/** Starts a release in a slot that does not serve. The container that was there goes, its log is kept. */
export async function startCandidate(deployment: Deployment, slot: Slot, image: string): Promise<void> {
  const { stack } = deployment;
  const service = serviceOf(slot);
  const before = await stack.inspect(service);
  await writeSlotImage(deployment, slot, image);
  if (before?.image === image && before.state === "running") return; // warm, or begun by a command that was killed
  if (before) await archiveLogs(deployment, service, tagOf(deployment, before.image));
  await stack.compose(["up", "--detach", "--no-deps", service]);
}

/** Waits until it could serve. Throws a `Failure` as soon as it ends, or when it takes too long. */
export async function waitForCandidate(
  { stack, progress }: Deployment,
  slot: Slot,
  patienceMs: number,
): Promise<string> {
  const service = serviceOf(slot);
  const began = Date.now();
  for (let told = false; ;) {
    const container = await stack.inspect(service);
    if (!container) throw new Failure(`${service} is not there.`, "See the engine's log.");
    if (container.restarts > 0)
      throw new Failure(
        `${service} ended and was started again, ${container.restarts} times.`,
        "Its last lines say why.",
      );
    if (container.state !== "running")
      throw new Failure(`${service} ended with ${container.exitCode} soon after its start.`, "Its last lines say why.");
    const { code, stdout, stderr } = await stack.docker(["exec", container.id, ...probe]);
    if (code === 0) return `ready after ${((Date.now() - began) / 1_000).toFixed(1)} s`;
    if (Date.now() - began > patienceMs)
      throw new Failure(
        `${service} was not ready within ${patienceMs / 1_000} s: ${(stdout || stderr).trim()}`,
        "Its last lines say why.",
      );
    if (!told) progress.info(`waiting for ${service}`);
    told = true;
    await wait(300);
  }
}

/** The image's own: it has no shell. */
const probe = ["/nodejs/bin/node", "probe.mjs"];

/** Whether the slot runs that image; the cut sees whether it is ready, before it moves anything. */
export async function isWarm({ stack }: Deployment, slot: Slot, image: string): Promise<boolean> {
  const container = await stack.inspect(serviceOf(slot));
  return container?.image === image && container.state === "running" && container.health !== "unhealthy";
}

/** Stops and removes a release that must not serve, once what it has in flight is finished. Its log is kept. */
export async function removeCandidate(deployment: Deployment, slot: Slot, tag: string): Promise<void> {
  const { stack } = deployment;
  const container = await stack.inspect(serviceOf(slot));
  if (!container) return;
  await stack.docker(["stop", "--time", "30", container.id]);
  await archiveLogs(deployment, serviceOf(slot), tag);
  await stack.docker(["rm", "--force", container.id]);
}

/** Replaces the worker; two may overlap. Throws when the new one does not stay up. */
export async function replaceWorker(deployment: Deployment, image: string): Promise<string> {
  const { stack, host, places } = deployment;
  const before = await stack.inspect("worker");
  await writeEnvValue(host, places, "XTABLO_WORKER_IMAGE", image);
  if (before?.image === image && before.state === "running") return "runs it already";
  if (before) await archiveLogs(deployment, "worker", tagOf(deployment, before.image));
  await stack.compose(["up", "--detach", "--no-deps", "worker"]);
  await wait(steadyAfterMs);
  const after = await stack.inspect("worker");
  if (after?.state === "running" && after.restarts === 0) return "replaced";
  throw new Failure(`The worker ended with ${after?.exitCode ?? "nothing"}.`, "Its last lines say why.");
}

/** A worker that can't start ends within this time. */
const steadyAfterMs = 2_000;
