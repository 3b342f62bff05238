import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import { expect, test } from "vitest";
import { autostartEntry, startAtLogin } from "./start-at-login.ts";

test.runIf(process.platform === "linux")("on Linux an entry is written, and removed again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-login-"));
  const app = { getPath: () => folder, isPackaged: true } as unknown as App;
  const entry = join(folder, "autostart", "xtablo.desktop");
  await startAtLogin({ ...app, isPackaged: false }, "/opt/Xtablo/xtablo", true);
  await expect(readFile(entry)).rejects.toThrow(/ENOENT/);
  await startAtLogin(app, "/opt/Xtablo/xtablo", true);
  expect(await readFile(entry, "utf8")).toContain('Exec="/opt/Xtablo/xtablo"\n');
  await startAtLogin(app, "/opt/Xtablo/xtablo", false);
  await startAtLogin(app, "/opt/Xtablo/xtablo", false);
  await expect(readFile(entry)).rejects.toThrow(/ENOENT/);
  await rm(folder, { recursive: true });
});

test("a path with signs of its own is quoted as the specification says", () => {
  expect(autostartEntry('/home/a "b"/$x/100%/c\\d')).toContain('Exec="/home/a \\\\"b\\\\"/\\\\$x/100%%/c\\\\\\\\d"');
});
