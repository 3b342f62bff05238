import { mkdir, mkdtemp, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linkLibraries, outsideArchive } from "./binaries.ts";

test("programs that are packed into an archive are run from beside it", () => {
  const path = (name: string) => join("/opt/Xtablo/resources", name, "node_modules/native");
  expect(outsideArchive(path("app.asar"))).toBe(path("app.asar.unpacked"));
  expect(outsideArchive(path("app.asar.unpacked"))).toBe(path("app.asar.unpacked"));
  expect(outsideArchive(path("my.app.asar.d"))).toBe(path("my.app.asar.d"));
});

test("links that are missing are made, and those that are there are left", async () => {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-links-"));
  await mkdir(join(folder, "native/lib"), { recursive: true });
  const names = ["liba.so", "libb.so"].map((name) => ({
    source: `native/lib/${name}.1`,
    target: `native/lib/${name}`,
  }));
  await writeFile(join(folder, "native/pg-symlinks.json"), JSON.stringify(names));
  for (const { source } of names) await writeFile(join(folder, source), "");
  await symlink("liba.so.1", join(folder, "native/lib/liba.so"));
  await linkLibraries(join(folder, "native"));
  for (const { source, target } of names) expect(join("native/lib", await readlink(join(folder, target)))).toBe(source);
  await rm(folder, { recursive: true });
});
