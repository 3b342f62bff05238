import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer } from "../testing/server.ts";
import { keepAssets } from "./kept-assets.ts";
import { builtWebApp } from "./web-app.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "xtablo-releases-"))));
afterAll(() => rm(folder, { recursive: true }));

async function build(release: number): Promise<string> {
  const built = join(folder, `release-${release}`);
  await mkdir(join(built, "assets"), { recursive: true });
  await writeFile(join(built, "index.html"), `<title>Release ${release}</title>`);
  await writeFile(join(built, "assets", `main-${release}.js`), `console.log(${release})`);
  return built;
}

test("a release serves the files of the two before it, and those of older ones are gone", async () => {
  const shared = join(folder, "shared");
  for (const release of [1, 2, 3, 4]) {
    await keepAssets(await build(release), shared);
    for (const name of await readdir(shared)) {
      const path = join(shared, name);
      const minuteAgo = new Date(Date.now() - (5 - release) * 60_000);
      if ((await readdir(join(path, "assets"))).includes(`main-${release}.js`))
        await utimes(path, minuteAgo, minuteAgo);
    }
  }
  const built = await build(4);
  const older = await keepAssets(built, shared);
  expect(older).toHaveLength(2);
  const server = await startTestServer({ webApp: await builtWebApp(built, older) });
  const statuses = await Promise.all(
    [1, 2, 3, 4].map(async (n) => (await server.fetch(`/assets/main-${n}.js`)).status),
  );
  expect(statuses).toEqual([404, 200, 200, 200]);
  expect(await (await server.fetch("/assets/main-2.js")).text()).toBe("console.log(2)");
  expect(await (await server.fetch("/", { headers: { accept: "text/html" } })).text()).toContain("Release 4");
  await server.close();
});

test("servers that start at once agree", async () => {
  const built = await build(9);
  const shared = join(folder, "shared-at-once");
  await Promise.all([1, 2, 3].map(() => keepAssets(built, shared)));
  expect(await readdir(shared)).toHaveLength(1);
});
