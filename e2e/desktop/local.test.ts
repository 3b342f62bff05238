import { execFile } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { embeddedStatus } from "@xtablo/server/ops/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isWithoutChromium } from "../browser.ts";
import { createTablo } from "../people.ts";
import { DesktopApp } from "./desktop-app.ts";

describe.skipIf(isWithoutChromium())("the server of one's own computer", () => {
  let app: DesktopApp;
  let origin: string;
  let tablo: string;
  const loopback = /^http:\/\/127\.0\.0\.1:\d+/;

  beforeAll(async () => {
    app = await DesktopApp.create();
    await app.start();
  });
  afterAll(async () => app?.close());

  async function findLocal() {
    const page = await app.electron.firstPage(loopback, 60_000);
    origin = new URL(page.url()).origin;
    return app.shown(origin);
  }
  const status = async () => embeddedStatus({ dataDir: join(app.userDataDir, "local") });
  const database = async () => (await status()).state;
  const databasePid = async () => {
    const found = await status();
    return found.state === "running" ? found.pid : 0;
  };

  test("from nothing to a tablo with a file, without a password", async () => {
    const own = await app.ownShown();
    await own.getByRole("button", { name: "Start here" }).click();
    await own.getByRole("heading", { name: "Starting the server on this computer" }).waitFor();
    const page = await findLocal();
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await createTablo(page, "Maison Kerguélen");
    await page
      .getByRole("tab", { name: "Files" })
      .or(page.getByRole("link", { name: "Files" }))
      .first()
      .click();
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: "plan.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("ground floor"),
      });
    await page.getByRole("link", { name: "plan.txt", exact: true }).waitFor();
    tablo = new URL(page.url()).pathname;
  });

  test("a file is saved where its user says, under the name that is proposed", async () => {
    const page = await findLocal();
    const path = join(app.folder, "saved plan.txt");
    await app.electron.evaluate(({ hostRecords }, filePath) => {
      hostRecords.dialogAnswers.push({ kind: "save", filePath });
    }, path);
    await page.getByRole("link", { name: "Download plan.txt" }).click();
    await expect.poll(async () => readFile(path, "utf8").catch(() => "")).toBe("ground floor");
    const asked = await app.electron.evaluate(({ hostRecords }) => JSON.stringify(hostRecords.dialogs.at(-1)));
    expect(asked).toContain("plan.txt");
    const said = () => app.electron.evaluate(({ hostRecords }) => hostRecords.notifications.at(-1)?.body);
    await expect.poll(said).toBe(path);
  });

  test("a file is dragged out of the window, fetched before the drag", async () => {
    const page = await findLocal();
    const id = await page.locator("tr[data-file]").first().getAttribute("data-file");
    const isReady = await page.evaluate((id) => window.xtablo?.prepareDrag({ id, name: "../plan.txt" }), id ?? "");
    expect(isReady).toBe(true);
    expect(await page.evaluate((id) => window.xtablo?.dragOut({ id }), id ?? "")).toBe(true);
    const [dragged = ""] = await app.electron.evaluate(({ hostRecords }) => hostRecords.drags.at(-1)?.files ?? []);
    expect(dragged.startsWith(join(app.userDataDir, "dragged"))).toBe(true);
    expect(await readFile(dragged, "utf8")).toBe("ground floor");
  });

  test("whoever leaves something unsaved is asked", async () => {
    const page = await findLocal();
    await page.route("**/api/tablos/*/files**", async () => {}); // an upload that does not end
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: "large.txt",
        mimeType: "text/plain",
        buffer: Buffer.alloc(1_000, "x"),
      });
    await page.getByText("large.txt").first().waitFor();
    await page.getByRole("heading").first().click(); // browsers ask nobody who has not touched the page
    const asked = () =>
      app.electron.evaluate(({ hostRecords }) => hostRecords.dialogs.filter(({ kind }) => kind === "message").length);
    const stay = () =>
      app.electron.evaluate(({ hostRecords }) => void hostRecords.dialogAnswers.push({ kind: "message", response: 0 }));
    await stay();
    await app.choose("reload");
    await expect.poll(asked).toBe(1);
    await app.shown(origin);
    await stay();
    await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.close());
    await expect.poll(asked).toBe(2);
    await wait(300);
    expect(await app.isSeen(origin)).toBe(true);
    await page.unroute("**/api/tablos/*/files**");
  });

  test("a second start shows the window of the first, and ends; the data has one server", async () => {
    await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.hide());
    const second = await app.electron.evaluate(
      async (_, { args }) => {
        const { spawn } = process.getBuiltinModule("node:child_process");
        const child = spawn(process.execPath, args, { stdio: "ignore" });
        return new Promise((resolve) => child.once("exit", resolve));
      },
      { args: secondStart(app) },
    );
    expect(second).toBe(0);
    expect(await app.isSeen(origin)).toBe(true);
    expect(await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.isVisible())).toBe(true);
    expect(await database()).toBe("running");
  });

  test("when its database is killed, its page stays, and goes on once that is back", async () => {
    const page = await findLocal();
    const pid = await databasePid();
    process.kill(pid, "SIGKILL");
    await expect.poll(databasePid, { timeout: 20_000 }).not.toBeOneOf([0, pid]);
    await expect.poll(async () => (await fetch(`${origin}/readyz`)).status).toBe(200);
    expect(await app.isSeen(origin)).toBe(true);
    await app.choose("reload");
    await page.getByRole("link", { name: "plan.txt", exact: true }).waitFor();
    expect(await app.isSeen(origin)).toBe(true);
    expect(await readFile(join(app.logsDir, "server.log"), "utf8")).toContain("went away; starting it again");
  });

  test("killed by force, it starts again with everything there, at the same address", async () => {
    const before = origin;
    await app.kill();
    await expect
      .poll(async () =>
        fetch(before).then(
          () => "answers",
          () => "gone",
        ),
      )
      .toBe("gone");
    await app.start();
    const page = await findLocal();
    expect(origin).toBe(before);
    await page.goto(`${origin}${tablo}`);
    await page.getByRole("link", { name: "plan.txt", exact: true }).waitFor();
  });

  test("when its server ends by itself, the app says so, and starts it again when asked", async () => {
    process.kill(await findServerProcess(app), "SIGKILL");
    const own = await app.ownShown();
    await own.getByRole("heading", { name: "The server on this computer has stopped" }).waitFor();
    await own.getByRole("button", { name: "Start again" }).click();
    const page = await findLocal();
    await page.getByRole("link", { name: "plan.txt", exact: true }).waitFor();
  });

  test("it ends with the app, its database too; what it said is in the logs", async () => {
    await app.stop();
    expect(await database()).toBe("stopped");
    await expect(fetch(origin)).rejects.toThrow("fetch failed");
    expect(await readFile(join(app.logsDir, "server.log"), "utf8")).toContain("The server ended with");
  });

  test("settings that can't be read are kept aside, and one starts anew", async () => {
    await writeFile(join(app.userDataDir, "settings.json"), "{ half");
    await app.start();
    const own = await app.ownShown();
    await own.getByRole("heading", { name: "Where is your workspace?" }).waitFor();
    expect((await readdir(app.userDataDir)).filter((name) => name.endsWith(".kept"))).toHaveLength(1);
    await own.getByRole("button", { name: "Start here" }).click();
    const page = await findLocal();
    await page.getByText("Maison Kerguélen").first().waitFor();
  });

  test("an error that nobody caught ends the app, says so, and leaves no database behind", async () => {
    await app.electron.evaluate(() => {
      setTimeout(() => {
        throw new Error("Nobody caught this.");
      });
    });
    expect(await app.electron.exited).toBe(1);
    expect(await database()).toBe("stopped");
    expect(await readFile(join(app.logsDir, "main.log"), "utf8")).toContain("Nobody caught this.");
  });
});

/** The process of the local server: a child of the app's, of the kind that Electron runs Node in, or the test host. */
async function findServerProcess(app: DesktopApp): Promise<number> {
  const { pid = 0 } = app.electron.process();
  const { stdout } = await promisify(execFile)("ps", ["-o", "pid=,args=", "--ppid", String(pid)]);
  const line = stdout.split("\n").find((line) => /utility-child|node\.mojom\.NodeService/.test(line));
  return Number.parseInt(line ?? "", 10);
}

/** How the app is started once more, on the same data. */
function secondStart(app: DesktopApp): string[] {
  return app.electron.process().spawnargs.slice(1);
}
