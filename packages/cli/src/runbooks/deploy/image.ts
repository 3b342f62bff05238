import { precondition } from "../../lib/failure.ts";
import { type BuiltImage, buildImage, runHere } from "./build-image.ts";
import type { Deployment } from "./deployment.ts";
import type { ReleaseImage } from "./state/record.ts";
import { transferImage } from "./transfer-image.ts";

/** How an image comes to the machine. */
export interface ImageWays {
  build: boolean;
  push: boolean;
  transfer: boolean;
  /** Also the image of the command line, `TAG-cli`: for a machine without Node. */
  withCli: boolean;
  /** `NAME=VALUE` of the Dockerfile's arguments, such as other base images. */
  buildArgs: string[];
}

/** The name that a tag of this deployment has, such as `xtablo:v0.2.0`. */
export function nameImage({ env }: Pick<Deployment, "env">, tag: string): string {
  return `${env["IMAGE"] || "xtablo"}:${tag}`;
}

/**
 * Builds, pushes or sends the image when that is asked for, and finds it on the machine, or pulls it.
 * Throws a `Failure` when it is nowhere.
 */
export async function obtainImage(
  deployment: Deployment,
  { tag, ways, root }: { tag: string; ways: ImageWays; root: string },
): Promise<ReleaseImage> {
  const name = nameImage(deployment, tag);
  const images: BuiltImage[] = [
    { name, target: "release" },
    ...(ways.withCli ? [{ name: `${name}-cli`, target: "cli" as const }] : []),
  ];
  for (const image of images) {
    if (ways.build) await buildImage(deployment, { ...image, tag, root, buildArgs: ways.buildArgs });
    if (ways.push) await runHere(deployment, ["push", image.name], `${image.name} could not be pushed.`);
    if (ways.transfer) await transferImage(deployment, { name: image.name, tag });
  }
  const isElsewhere = ways.push && deployment.host.remote; // what it has by that name may be older
  const found = (isElsewhere ? null : await findImage(deployment, tag)) ?? (await pullImage(deployment, tag));
  if (found) return found;
  throw precondition(
    `The image ${name} is not on ${deployment.host.name}, and no registry gives it.`,
    ways.push
      ? `Let that machine into the registry: docker login there; then docker pull ${name}`
      : `Build it: xtablo deploy ${tag} --build${deployment.host.remote ? " --transfer" : ""}`,
  );
}

/** The image when the machine has it. By digest when a registry knows it, else by the engine's own id. */
export async function findImage(deployment: Deployment, tag: string): Promise<ReleaseImage | null> {
  const name = nameImage(deployment, tag);
  const { code, stdout } = await deployment.stack.docker(["image", "inspect", name]);
  if (code !== 0) return null;
  const [said] = JSON.parse(stdout) as InspectedImage[]; // the engine's own words
  if (!said) return null;
  const commit = said.Config?.Labels?.["org.opencontainers.image.revision"] || null;
  return { tag, image: digestOf(said, name) ?? said.Id, commit };
}

/** The one of this registry, when the image was in several. */
function digestOf({ RepoDigests: digests }: InspectedImage, name: string): string | undefined {
  const repository = name.replace(/:[^:/]*$/, "").replace(/^docker\.io\/(library\/)?/, "");
  return digests?.find((digest) => digest.startsWith(`${repository}@`));
}

interface InspectedImage {
  Id: string;
  RepoDigests?: string[] | null;
  Config?: { Labels?: Record<string, string> | null };
}

async function pullImage(deployment: Deployment, tag: string): Promise<ReleaseImage | null> {
  const name = nameImage(deployment, tag);
  deployment.progress.info(`pulling ${name}`);
  const { code, stderr } = await deployment.stack.docker(["pull", name]);
  if (code === 0) return findImage(deployment, tag);
  deployment.progress.info(stderr.trim().split("\n").at(-1) ?? "");
  return null;
}
