import { precondition } from "../../lib/failure.ts";
import type { EngineName } from "../engine/find-engine.ts";
import type { Progress } from "../progress.ts";
import { readEnvText, setInEnvText } from "./env/env-text.ts";
import type { Host } from "./host/host.ts";
import { withHost } from "./host/open-host.ts";
import { type Places, placesOf } from "./places.ts";
import { openStack, type Stack } from "./stack.ts";
import { type ReleaseEntry, readRecord } from "./state/record.ts";
import { imageVariable, type Slot } from "./state/slots.ts";

/** A machine with its containers, its configuration and what was deployed there. */
export interface Deployment {
  host: Host;
  places: Places;
  stack: Stack;
  progress: Progress;
  /** What `.env.prod` sets. */
  env: Record<string, string>;
  domain: string;
  record: ReleaseEntry[];
}

/** Which deployment: on another machine when `host` names one. */
export interface DeploymentOptions {
  host: string | undefined;
  folder: string;
  engine?: EngineName | undefined;
}

/** Opens a deployment for as long as `work` takes. Throws a precondition `Failure` without `.env.prod` or an engine. */
export async function withDeployment<T>(
  { host: target, folder, engine }: DeploymentOptions,
  progress: Progress,
  work: (deployment: Deployment) => Promise<T>,
): Promise<T> {
  return withHost(target, async (host) => {
    const { places, env } = await openPlaces(host, folder);
    const [stack, record] = await Promise.all([
      openStack(host, places, { only: engine }),
      readRecord(host, places.record),
    ]);
    return work({ host, places, stack, progress, env, domain: env["DOMAIN"] ?? "localhost", record });
  });
}

/** Where the deployment lives, and what its `.env.prod` sets. Throws a precondition `Failure` when there is none. */
export async function openPlaces(
  host: Host,
  folder: string,
): Promise<{ places: Places; env: Record<string, string>; text: string }> {
  const text = await readEnvProd(host, placesOf({ folder }));
  const env = readEnvText(text);
  const state = env["XTABLO_STATE_DIR"];
  return { places: placesOf({ folder, ...(state && { state }) }), env, text };
}

/** The text of `.env.prod`. Throws a precondition `Failure` when there is none. */
export async function readEnvProd(host: Host, { env }: Places): Promise<string> {
  const text = await host.readFile(env);
  if (text !== null) return text;
  throw precondition(`There is no ${env} on ${host.name}.`, "Make it: xtablo env init");
}

/** Changes one value of `.env.prod`, for its owner alone to read. */
export async function writeEnvValue(host: Host, places: Places, name: string, value: string): Promise<void> {
  const text = await readEnvProd(host, places);
  await host.writeFile(places.env, setInEnvText(text, name, value), { mode: 0o600 });
}

/** Says which image a slot runs, for every Compose to read. */
export async function writeSlotImage({ host, places }: Deployment, slot: Slot, image: string): Promise<void> {
  await writeEnvValue(host, places, imageVariable(slot), image);
}
