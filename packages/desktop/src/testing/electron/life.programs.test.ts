import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWithoutChromium } from "../../../../../e2e/browser.ts";
import { fixtureDir, preload, start, type Started } from "./fixture/started.ts";
import { launchHost } from "./launch.ts";

const isSkipped = isWithoutChromium();

let host: Started;
beforeAll(async () => {
  if (!isSkipped) host = await start();
});
afterAll(() => host?.close());

describe.skipIf(isSkipped)("the sessions of the test host", () => {
  it("share no cookies, and keep theirs when the app is killed", async () => {
    const cookieOf = (partition: string): Promise<string | null> =>
      host.app.evaluate(
        async ({ session }, { partition, url }) => {
          const response = await session.fromPartition(partition).fetch(url, { credentials: "include" });
          return ((await response.json()) as { cookie: string | null }).cookie;
        },
        { partition, url: `${host.site.url}/echo` },
      );
    await host.open(`${host.site.url}/cookie`, "persist:a");
    expect(await cookieOf("persist:a")).toBe("kept=yes");
    expect(await cookieOf("persist:b")).toBeNull();
    await host.app.kill();
    host.app = await host.launch();
    expect(await cookieOf("persist:a")).toBe("kept=yes");
    await host.open(`${host.site.url}/page`, "persist:a");
    await host.app.evaluate(({ session }) => session.fromPartition("persist:a").clearStorageData());
    expect(await cookieOf("persist:a")).toBeNull(); // while a view shows it
    const page = await host.open(`${host.site.url}/cookie`, "persist:a");
    await page.evaluate(() => localStorage.setItem("kept", "yes"));
    await host.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().forEach((contents) => contents.close()),
    );
    await host.app.evaluate(({ session }) => session.fromPartition("persist:a").clearStorageData());
    expect(await cookieOf("persist:a")).toBeNull();
    const again = await host.open(`${host.site.url}/page`, "persist:a");
    expect(await again.evaluate(() => localStorage.getItem("kept"))).toBeNull();
  });

  it("fetch as the page does: redirects, cookies of each answer, bodies, and an end", async () => {
    const answers = await host.app.evaluate(async ({ session }, url) => {
      const { fetch } = session.fromPartition("persist:c");
      const own = fetch.bind(session.fromPartition("persist:c"));
      const moved = await own(`${url}/redirect-out`, { credentials: "include" });
      const body = { method: "POST", body: "text", headers: { "x-said": "yes" } };
      const posted = await own(`${url}/echo`, { credentials: "include", ...body });
      const without = await own(`${url}/echo`, { credentials: "omit" });
      const stopped = own(`${url}/echo`, { credentials: "omit", signal: AbortSignal.abort() });
      const open = own(`${url}/echo`);
      const said = (promise: Promise<unknown>): Promise<string> => promise.then(() => "nothing", String);
      return {
        url: moved.url,
        status: moved.status,
        posted: (await posted.json()) as object,
        without: (await without.json()) as object,
        stopped: await said(stopped),
        open: await said(open),
      };
    }, host.site.url);
    expect(answers).toMatchObject({
      url: `${host.site.url}/redirected`,
      status: 200,
      posted: { method: "POST", cookie: "hop=1", said: "yes", body: "text" },
      without: { cookie: null },
    });
    expect(answers.stopped).toContain("AbortError");
    expect(answers.open).toContain("credentials");
  });
});

describe.skipIf(isSkipped)("the life of an app under the test host", () => {
  it("has one process; a second hands over what it was called with, and ends", async () => {
    const second = await launchHost({
      appDir: fixtureDir,
      userDataDir: join(host.folder, "data"),
      args: ["xtablo://x"],
    });
    expect(await second.exited).toBe(3);
    await expect.poll(() => host.app.evaluate(() => fixture.seconds.length)).toBe(1);
    const [heard] = await host.app.evaluate(() => fixture.seconds);
    expect(heard?.argv).toContain("xtablo://x");
    expect(heard?.cwd).toBe(process.cwd());
  });

  it("shows its pages in the colours that were chosen for it, and ends when it is told to", async () => {
    const userDataDir = join(host.folder, "dark");
    const dark = await launchHost({ appDir: fixtureDir, userDataDir, colorScheme: "dark", locale: "fr" });
    const said = await dark.evaluate(async ({ app, nativeTheme }, preload) => {
      await app.whenReady();
      await fixture.open({ partition: "memory", preload }).loadURL("data:text/html,<h1>Dark</h1>");
      return [app.getLocale(), app.getName(), app.getVersion(), nativeTheme.shouldUseDarkColors];
    }, preload);
    expect(said).toEqual(["fr", "Fixture", "1.2.3", true]);
    const page = await dark.firstPage("data:");
    const isDark = (): Promise<boolean> => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    await expect.poll(isDark).toBe(true);
    await dark.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = "light"));
    await expect.poll(isDark).toBe(false);
    dark.process().kill("SIGTERM");
    expect(await dark.exited).toBe(0);
  });

  it("is ready only when its main program has been read", async () => {
    expect(await host.app.evaluate(() => fixture.wasReadyAtStart)).toBe(false);
  });

  it("quits when nothing prevents it: the app, a window", async () => {
    const order = await host.app.evaluate(async ({ app, BaseWindow }) => {
      const order: string[] = [];
      const keep = (event: { preventDefault(): void }): void => event.preventDefault();
      const window = new BaseWindow();
      app.on("before-quit", () => order.push("before-quit"));
      app.on("will-quit", keep);
      app.once("will-quit", () => order.push("will-quit"));
      window.once("close", keep);
      window.once("closed", () => order.push("closed"));
      app.quit();
      order.push("kept");
      app.quit();
      app.removeListener("will-quit", keep);
      return order;
    });
    expect(order).toEqual(["before-quit", "kept", "before-quit", "closed", "will-quit"]);
    await host.app.close();
    expect(await host.app.exited).toBe(0);
    host.app = await host.launch();
  });

  it("takes its utility process with it, which has no electron", async () => {
    const file = join(host.folder, "utility.pid");
    const heard = await host.app.evaluate(
      async ({ utilityProcess }, { program, file }) => {
        const child = utilityProcess.fork(program, [file], { serviceName: "Test", stdio: "pipe" });
        Object.assign(globalThis, { child });
        await new Promise<void>((resolve) => child.once("spawn", resolve));
        child.postMessage({ at: new Date(7), list: new Uint8Array([1]) });
        const message = await new Promise<object>((resolve) => child.once("message", resolve));
        return { ...message, pid: child.pid } as { pid: number; electron: string; args: string[] };
      },
      { program: join(fixtureDir, "utility.mjs"), file },
    );
    expect(heard.electron).toContain('no "electron"');
    expect(heard.args).toEqual([file]);
    expect(Number(await readFile(file, "utf8"))).toBe(heard.pid);
    const isAlive = (): boolean => {
      try {
        return process.kill(heard.pid, 0);
      } catch {
        return false;
      }
    };
    expect(isAlive()).toBe(true);
    await host.app.kill();
    await expect.poll(isAlive).toBe(false);
    host.app = await host.launch();
    const code = await host.app.evaluate(
      async ({ utilityProcess }, { program, file }) => {
        const child = utilityProcess.fork(program, [file]);
        child.postMessage("end");
        return new Promise<number>((resolve) => child.once("exit", resolve));
      },
      { program: join(fixtureDir, "utility.mjs"), file },
    );
    expect(code).toBe(7);
  });
});

describe.skipIf(isSkipped)("the processes of the test host", () => {
  it("leave no Chromium behind when the test is killed", async () => {
    const listed = async (): Promise<string> => {
      const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
      return (await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")))).join(
        "\n",
      );
    };
    await host.open(`${host.site.url}/page`);
    expect(await listed()).toContain(`--user-data-dir=${host.folder}`);
    await host.app.kill();
    await expect.poll(async () => (await listed()).includes(`--user-data-dir=${host.folder}`)).toBe(false);
    host.app = await host.launch();
  });
});
