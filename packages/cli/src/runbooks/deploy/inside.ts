import { precondition } from "../../lib/failure.ts";
import type { EngineName } from "../engine/find-engine.ts";
import type { Ended } from "../program.ts";
import { openPlaces } from "./deployment.ts";
import { withHost } from "./host/open-host.ts";
import { defaultFolder, flagsOf } from "./places.ts";
import { openStack, type Stack } from "./stack.ts";
import { readLease, serviceOf } from "./state/slots.ts";

/** Which deployment: of this machine or another, in the usual folder or another. */
export interface InsideTarget {
  host?: string | undefined;
  folder?: string | undefined;
  engine?: EngineName | undefined;
}

/** Does `work` with the containers of a deployment. Throws a precondition `Failure` when there is none. */
export async function withDeployedStack<T>(
  { host: target, folder = defaultFolder, engine }: InsideTarget,
  work: (stack: Stack) => Promise<T>,
): Promise<T> {
  return withHost(target, async (host) => {
    const { places } = await openPlaces(host, folder);
    return work(await openStack(host, places, { only: engine }));
  });
}

/**
 * Types `words` to the image's own `xtablo` in a container of the deployment, on our input and output, and gives its exit
 * code. Only what is no secret may stand in `words`: a process list shows them. Throws when no container runs.
 */
export async function runInside(stack: Stack, words: string[], { terminal }: { terminal: boolean }): Promise<number> {
  const id = await findInside(stack);
  const ways = terminal ? ["--interactive", "--tty"] : ["--interactive"];
  if (id !== null) return stack.host.attach(commandInside(stack, [...ways, id], words), { terminal });
  const flags = flagsOf(stack.host, stack.places);
  throw precondition(
    `No release runs in ${stack.places.folder} on ${stack.host.name}.`,
    `See what stopped: xtablo status${flags}. Bring one up: xtablo deploy${flags}`,
  );
}

/** The same with nothing to read, and what it says is gathered; null when no container runs. */
export async function askInside(stack: Stack, words: string[]): Promise<Ended | null> {
  const id = await findInside(stack);
  return id === null ? null : stack.host.run(commandInside(stack, [id], words));
}

function commandInside({ engine }: Stack, where: string[], words: string[]): string[] {
  return [engine.containers, "exec", ...where, "/nodejs/bin/node", "packages/cli/bin/run.js", ...words];
}

/** The slot that serves; else one that runs; else the worker, which has the same image. */
async function findInside(stack: Stack): Promise<string | null> {
  const [containers, lease] = await Promise.all([stack.inspectAll(), readLease(stack.host, stack.places.lease)]);
  const services = [...lease.map(serviceOf), "web-blue", "web-green", "worker"];
  const running = services.find((service) => containers.get(service)?.state === "running");
  return (running && containers.get(running)?.id) ?? null;
}
