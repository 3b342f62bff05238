import type { TestProject } from "vitest/node";
import { buildImage } from "./build.ts";
import { makeComposePlugin } from "./compose-plugin.ts";
import { whyNoSuite } from "./debian-suite.ts";
import { openEngine, whyNoEngine } from "./engine.ts";
import { makeStandIns, type StandIns } from "./stand-ins.ts";

/** What every test of a deployment starts from; null where no engine can be had. */
export interface Bench {
  dockerHost: string | undefined;
  /** Where `docker compose` is Compose 2; null where only 1.29 can be had, which takes a second longer each time. */
  dockerConfig: string | null;
  bases: StandIns;
  /** The project as it is, `v0.1.0`. */
  image: string;
}

declare module "vitest" {
  interface ProvidedContext {
    bench: Bench | null;
  }
}

/** What the images of the tests are called: a name of one's own where two clones share an engine. */
export const imageName = process.env["TEST_DEPLOY_IMAGE"] ?? "xtablo-test";

/** The commit that the image of the tests says it is made of. */
export const commit = "0123456789abcdef0123456789abcdef01234567";

/** Opens an engine, makes the stand-ins and builds the image, once for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const reason = await whyNoEngine();
  if (reason) {
    process.stderr.write(`The tests of the deployment are skipped. ${reason}\n`);
    project.provide("bench", null);
    return async () => {};
  }
  const engine = await openEngine();
  try {
    const bases = await makeStandIns(engine);
    const image = `${imageName}:v0.1.0`;
    await buildImage(engine, bases, image, { version: "v0.1.0", commit });
    const why = await whyNoSuite("trixie");
    if (why) process.stderr.write(`The deploys of the tests run on Compose 1.29. ${why}\n`);
    const dockerConfig = why ? null : await makeComposePlugin("trixie");
    project.provide("bench", { dockerHost: engine.env["DOCKER_HOST"], dockerConfig, bases, image });
  } catch (error) {
    await engine.close();
    throw error;
  }
  return async () => {
    await engine.docker("image", "prune", "--force");
    await engine.close();
  };
}
