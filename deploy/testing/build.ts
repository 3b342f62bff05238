import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newestMigration } from "../../packages/server/src/db/migration-source.ts";
import type { Engine } from "./engine.ts";
import { timed } from "./run.ts";
import type { StandIns } from "./stand-ins.ts";

/** The project's root, which the build reads. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What an image is told about itself. */
export interface Release {
  version: string;
  commit: string;
  /** The newest migration that it knows; that of the sources when it isn't told. */
  schema?: string;
  /** Another tree than the project's, such as a copy with a defect. */
  context?: string;
}

/** Builds the project's own Dockerfile on the stand-ins. What did not change since the last time is not made again. */
export async function buildImage(engine: Engine, bases: StandIns, tag: string, release: Release): Promise<void> {
  const { version, commit, context = root } = release;
  const schema = release.schema ?? (await newestMigration(join(context, "migrations"))) ?? "none";
  const values = { BUILD_IMAGE: bases.build, RUN_IMAGE: bases.run, VERSION: version, COMMIT: commit, SCHEMA: schema };
  const told = Object.entries(values).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]);
  const build = [
    "build",
    "--quiet",
    "--force-rm",
    "--network",
    "host",
    "--file",
    join(context, "deploy/Dockerfile"),
    ...told,
  ];
  await timed(`building ${tag}`, async () => {
    // With a tag of its own, so that clearing away what is old leaves what the next build starts from.
    await engine.docker(...build, "--target", "build", "--tag", `${tag.replace(/:.*/, "")}-build:latest`, context);
    await engine.docker(...build, "--target", "release", "--tag", tag, context);
  });
}
