import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import { expect, test } from "vitest";
import { autostartEntry, renewEntry, startAtLogin } from "./start-at-login.ts";

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

test.runIf(process.platform === "linux")("an entry follows a program that was renamed, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-login-"));
  const app = { getPath: () => folder, isPackaged: true } as unknown as App;
  const entry = join(folder, "autostart", "xtablo.desktop");
  await renewEntry(app, "/home/ada/Xtablo-0.2.0.AppImage");
  await expect(readFile(entry)).rejects.toThrow(/ENOENT/);
  await startAtLogin(app, "/home/ada/Xtablo-0.1.0.AppImage", true);
  const off = (await readFile(entry, "utf8")).replace("enabled=true", "enabled=false"); // as GNOME's settings do
  await writeFile(entry, off);
  await renewEntry(app, "/home/ada/Xtablo-0.2.0.AppImage");
  expect(await readFile(entry, "utf8")).toBe(off.replace("0.1.0", "0.2.0"));
  await rm(folder, { recursive: true });
});

test("a path with signs of its own is quoted as the specification says", () => {
  expect(autostartEntry('/home/a "b"/$x/100%/c\\d')).toContain('Exec="/home/a \\\\"b\\\\"/\\\\$x/100%%/c\\\\\\\\d"');
});
