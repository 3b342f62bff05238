import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Failure, precondition } from "../../lib/failure.ts";
import { runAttached, runQuietly } from "../program.ts";
import type { Deployment } from "./deployment.ts";

/** An image by its name, and what of the Dockerfile it is. */
export interface BuiltImage {
  name: string;
  target: "release" | "cli";
}

/** Builds an image of the sources at `root`, on this machine. Throws a `Failure` when there are none, or when it fails. */
export async function buildImage(
  deployment: Deployment,
  given: BuiltImage & { tag: string; root: string; buildArgs: string[] },
): Promise<void> {
  const { name, target, tag, root, buildArgs } = given;
  const file = `${root.replace(/\/$/, "")}/deploy/Dockerfile`;
  if (!existsSync(file))
    throw precondition(
      "There are no sources here to build an image of.",
      `Run it in a clone of the repository, or without --build when a registry has ${name}.`,
    );
  const commit = await readCommit(root);
  if (commit === "") deployment.progress.info(`${root} is no clone that git knows: the image will name no commit`);
  const facts = [`VERSION=${tag}`, `COMMIT=${commit}`, `SCHEMA=${await newestMigration(root)}`, ...buildArgs];
  const words = facts.flatMap((fact) => ["--build-arg", fact]);
  const args = ["build", "--file", file, "--target", target, "--tag", name, ...words, root];
  await runHere(deployment, args, `${name} could not be built.`);
}

/** Runs this machine's engine, whichever is deployed to: it has the sources, and the registry's password. */
export async function runHere({ stack, progress }: Deployment, args: string[], failed: string): Promise<void> {
  progress.info(`${stack.engine.containers} ${args[0]} ${args.at(-1)}`);
  const code = await runAttached({ file: stack.engine.containers, args }, { output: "stderr" });
  if (code !== 0) throw new Failure(failed, "Correct what it says above.");
}

/** Empty where the sources are no clone, or there is no git. */
async function readCommit(root: string): Promise<string> {
  try {
    return (await runQuietly({ file: "git", args: ["-C", root, "rev-parse", "HEAD"] })).stdout.trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** The name of the newest migration of the sources at `root`. */
export async function newestMigration(root: string): Promise<string> {
  const files = await readdir(`${root}/migrations`);
  return (
    files
      .filter((name) => /^\d{14}_/.test(name))
      .toSorted()
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? ""
  );
}
