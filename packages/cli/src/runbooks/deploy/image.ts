import { readdir } from "node:fs/promises";
import { Failure, precondition } from "../../lib/failure.ts";
import { runAttached, runQuietly } from "../program.ts";
import type { Deployment } from "./deployment.ts";
import type { ReleaseImage } from "./state/record.ts";
import { transferImage } from "./transfer-image.ts";

/** How an image comes to the machine. */
export interface ImageWays {
  build: boolean;
  push: boolean;
  transfer: boolean;
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
  if (ways.build) await buildImage(deployment, { name, tag, root, buildArgs: ways.buildArgs });
  if (ways.push) await attached(deployment, ["push", name], `${name} could not be pushed.`);
  if (ways.transfer) await transferImage(deployment, { name, tag });
  const found = (await findImage(deployment, tag)) ?? (await pullImage(deployment, tag));
  if (found) return found;
  throw precondition(
    `The image ${name} is not on ${deployment.host.name}, and no registry gives it.`,
    `Build it: xtablo deploy ${tag} --build${deployment.host.remote ? " --transfer" : ""}`,
  );
}

/** The image when the machine has it. By digest when a registry knows it, else by the engine's own id. */
export async function findImage(deployment: Deployment, tag: string): Promise<ReleaseImage | null> {
  const { code, stdout } = await deployment.stack.docker(["image", "inspect", nameImage(deployment, tag)]);
  if (code !== 0) return null;
  const [said] = JSON.parse(stdout) as InspectedImage[]; // the engine's own words
  if (!said) return null;
  const commit = said.Config?.Labels?.["org.opencontainers.image.revision"] || null;
  return { tag, image: said.RepoDigests?.[0] ?? said.Id, commit };
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

async function buildImage(
  deployment: Deployment,
  given: { name: string; tag: string; root: string; buildArgs: string[] },
): Promise<void> {
  const { name, tag, root, buildArgs } = given;
  const { stdout } = await runQuietly({ file: "git", args: ["-C", root, "rev-parse", "HEAD"] });
  const facts = [`VERSION=${tag}`, `COMMIT=${stdout.trim()}`, `SCHEMA=${await newestMigration(root)}`, ...buildArgs];
  const words = facts.flatMap((fact) => ["--build-arg", fact]);
  const args = ["build", "--file", `${root}/deploy/Dockerfile`, "--tag", name, ...words, root];
  await attached(deployment, args, `${name} could not be built.`);
}

async function newestMigration(root: string): Promise<string> {
  const files = await readdir(`${root}/migrations`);
  return (
    files
      .filter((name) => /^\d{14}_/.test(name))
      .toSorted()
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? ""
  );
}

/** On this machine, whichever is deployed to: it has the sources, and the registry's password. */
async function attached({ stack, progress }: Deployment, args: string[], failed: string): Promise<void> {
  progress.info(`${stack.engine.containers} ${args[0]} ${args.at(-1)}`);
  const code = await runAttached({ file: stack.engine.containers, args }, { output: "stderr" });
  if (code !== 0) throw new Failure(failed, "Correct what it says above.");
}
