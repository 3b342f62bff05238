import { chmod, mkdir, readFile, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embeddedStatus } from "@xtablo/server/ops/database";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, isWithoutChromium } from "../../../e2e/browser.ts";
import { makeSandbox, runCli, type Sandbox, startCli } from "./testing/run-cli.ts";

const menu = fileURLToPath(new URL("../../desktop/src/main/menu.ts", import.meta.url));
const host = fileURLToPath(new URL("../../desktop/src/testing/electron/run-app.ts", import.meta.url));

let sandbox: Sandbox;
let electron: string;
const browsers: Browser[] = [];
beforeAll(async () => {
  sandbox = await makeSandbox();
  electron = join(sandbox.dataDir, "../electron");
});
afterAll(async () => {
  await runCli(["db", "down"], sandbox.environment);
  await sandbox.remove();
});

const environment = () => ({ ...sandbox.environment, ELECTRON_OVERRIDE_DIST_PATH: electron });

/** A program that is to Electron what the test host is. */
async function makeElectron(): Promise<void> {
  await mkdir(electron, { recursive: true });
  const script = `#!/bin/sh\necho $$ > "$(dirname "$0")/pid"\nexport XTABLO_HOST_CHROMIUM='${findChromium()}'\nexec '${process.execPath}' '${host}' "$@"\n`;
  await writeFile(join(electron, "electron"), script);
  await chmod(join(electron, "electron"), 0o755);
}

/** The page of a server that the app shows: each Chromium of the test host leaves the port on which it can be seen. */
async function findPage(url: RegExp): Promise<Page | null> {
  const folder = join(sandbox.dataDir, "desktop");
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    if (!name.endsWith("DevToolsActivePort")) continue;
    const [port] = (await readFile(join(folder, name), "utf8")).split("\n");
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 5_000 }).catch(() => null);
    if (!browser) continue; // of an app that has ended
    browsers.push(browser);
    const page = browser
      .contexts()[0]
      ?.pages()
      .find((page) => url.test(page.url()));
    if (page) return page;
  }
  return null;
}

test("without Electron's program it says what to do, before anything is started", async () => {
  const { code, stdout, stderr } = await runCli(["dev", "--desktop"], environment());
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toMatch(/There is no Electron at .*\n.*ELECTRON_OVERRIDE_DIST_PATH/);
  expect((await embeddedStatus(sandbox)).state).toBe("absent");
});

describe.skipIf(isWithoutChromium())("with Electron's program", () => {
  test("the app shows the development server, follows its sources, and leaves the server alone", async () => {
    await makeElectron();
    const { child, said, finished } = startCli(["dev", "--desktop"], environment());
    const saying = async (text: RegExp | string) =>
      expect.poll(() => said.stderr + said.stdout, { timeout: 60_000 }).toMatch(text);
    try {
      await saying("desktop  | started");
      const server = new RegExp(`^http://localhost:${sandbox.environment["PORT"]}/`);
      await expect.poll(async () => findPage(server), { timeout: 30_000 }).not.toBeNull();
      const page = await findPage(server);
      await page?.getByRole("button", { name: "Sign in" }).waitFor();

      const now = new Date();
      await utimes(menu, now, now);
      await saying(/desktop +\| .*menu\.ts changed, building again[^]*desktop +\| started/);

      await expect.poll(async () => findPage(server), { timeout: 30_000 }).not.toBeNull();
      process.kill(Number(await readFile(join(electron, "pid"), "utf8"))); // it quits
      await saying(/desktop +\| It was closed\. The server runs on/);
      expect((await fetch(`http://localhost:${sandbox.environment["PORT"]}/readyz`)).status).toBe(200);
    } finally {
      await Promise.all(browsers.splice(0).map(async (browser) => browser.close().catch(() => {})));
      child.kill("SIGINT");
    }
    expect((await finished).code).toBe(0);
    expect(said.stderr).not.toMatch(/did not stop cleanly/);
  });
});
