import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../lib/failure.ts";
import { waitForCandidate } from "./candidate.ts";
import { type Deployment, writeEnvValue, writeSlotImage } from "./deployment.ts";
import { openEye } from "./eye/open-eye.ts";
import { migrateStep } from "./migrate-step.ts";
import type { ReleaseStep } from "./run-release.ts";
import type { ReleaseImage } from "./state/record.ts";
import { writeLease } from "./state/slots.ts";

/** The way from an empty machine: database, schema, then everything, with blue in front. */
export function firstSteps(deployment: Deployment, { image }: ReleaseImage, readyWithinMs: number): ReleaseStep[] {
  const { stack, host, places } = deployment;
  return [
    {
      name: "database",
      act: async () => {
        await writeSlotImage(deployment, "blue", image);
        await writeSlotImage(deployment, "green", image);
        await writeEnvValue(host, places, "XTABLO_WORKER_IMAGE", image);
        await stack.compose(["up", "--detach", "postgres"]);
        return waitForDatabase(deployment);
      },
    },
    migrateStep(deployment, image),
    {
      name: "start",
      act: async () => {
        await writeLease(host, places.lease, ["blue"]);
        await stack.compose(["up", "--detach"]);
        return "web-blue, web-green, worker, caddy";
      },
    },
    { name: "ready", act: async () => waitForCandidate(deployment, "blue", readyWithinMs) },
    { name: "proxy", act: async () => waitForProxy(deployment) },
  ];
}

/** A certificate may take its time, and needs DNS: without one the deploy is done all the same, and says so. */
async function waitForProxy({ stack, domain, progress }: Deployment): Promise<string> {
  const eye = await openEye(stack, { slots: ["blue"], domain });
  try {
    await eye.until("No good answer", ({ probe }) => probe.answered > probe.failed, certificateWithinMs);
    return `https://${domain} answers`;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { failures } = eye.now().probe;
    progress.warn(
      `https://${domain} does not answer yet (${failures.at(-1) ?? error.message}). Caddy needs the domain's DNS to point here, and ` +
        `goes on trying: xtablo logs caddy`,
    );
    return "no certificate yet";
  } finally {
    await eye.close();
  }
}

const certificateWithinMs = 30_000;

async function waitForDatabase({ stack }: Deployment): Promise<string> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const container = await stack.inspect("postgres");
    if (container?.state === "running" && container.health === "healthy") return "healthy";
    if (Date.now() > deadline || container?.state === "exited") {
      const lines = (await stack.lastLines("postgres", 10)).join("\n");
      throw new Failure(`The database did not become healthy. Its last lines:\n${lines}`, "See what it says.");
    }
    await wait(300);
  }
}
