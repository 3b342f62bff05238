import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWithoutChromium } from "../../../../../e2e/browser.ts";
import { preload, start, type Started } from "./fixture/started.ts";
import { type HostedElectron, launchHost } from "./launch.ts";

const isSkipped = isWithoutChromium();

let host: Started;
beforeAll(async () => {
  if (!isSkipped) host = await start();
});
afterAll(() => host?.close());

/** Runs something in the app's process, and gives what it throws. */
function thrownBy(run: Parameters<Started["app"]["evaluate"]>[0]): Promise<string> {
  return host.app.evaluate(run).then(
    () => "nothing",
    (error: Error) => error.message.split("\n")[0] ?? "",
  );
}

describe.skipIf(isSkipped)("the test host refuses", () => {
  const open = (path: string): Promise<string> =>
    host.app
      .evaluate((_electron, preload) => void fixture.open({ partition: "persist:one", preload }), path)
      .then(
        () => "nothing",
        (error: Error) => error.message,
      );

  it("a preload that a sandboxed view can't run", async () => {
    const write = async (name: string, text: string): Promise<string> => {
      await writeFile(join(host.folder, name), text);
      return join(host.folder, name);
    };
    const module = `import { ipcRenderer } from "electron";`;
    expect(await open(await write("module.mjs", module))).toContain("CommonJS");
    expect(await open(await write("module.cjs", module))).toContain("plain script");
    expect(await open(await write("requires.cjs", `require("node:fs")`))).toContain(`requires "electron" alone`);
    expect(await open(await write("electron.cjs", `require("electron")`))).toBe("nothing");
    const hidden = await write("hidden.cjs", `require(["node", "fs"].join(":"))`);
    const more = await write("more.cjs", `require("electron").ipcRenderer.sendSync("x")`);
    for (const [path, said] of [
      [hidden, "module not found: node:fs"],
      [more, "The test host has no ipcRenderer.sendSync"],
    ] as const) {
      await host.app.evaluate(
        (_electron, { preload, url }) => fixture.open({ partition: "persist:one", preload }).loadURL(url),
        { preload: path, url: `${host.site.url}/page` },
      );
      await expect.poll(() => host.app.output()).toContain(said);
    }
  });

  it("views without walls, and what comes too late", async () => {
    const open = (webPreferences: object): Promise<string> =>
      host.app
        .evaluate(({ WebContentsView }, webPreferences) => void new WebContentsView({ webPreferences }), webPreferences)
        .then(
          () => "nothing",
          (error: Error) => error.message,
        );
    for (const wall of [
      { sandbox: false },
      { contextIsolation: false },
      { nodeIntegration: true },
      { webviewTag: true },
    ])
      expect(await open({ ...wall, preload })).toContain("isolated views alone");
    expect(await open({ unheardOf: true })).toContain("no webPreferences.unheardOf");
    const late = ({ protocol }: HostedElectron): void => protocol.registerSchemesAsPrivileged([{ scheme: "late" }]);
    expect(await thrownBy(late)).toContain("before app is ready");
  });

  it("a view before the app is ready, and a name that is no export", async () => {
    const run = async (main: string): Promise<string> => {
      const dir = join(host.folder, "small");
      await writeFile(join(host.folder, "small-main.mjs"), main);
      await writeFile(
        join(host.folder, "package.json"),
        JSON.stringify({ name: "small", version: "1.0.0", main: "small-main.mjs" }),
      );
      const app = await launchHost({ appDir: host.folder, userDataDir: dir });
      expect(await app.exited).toBe(1);
      return app.output();
    };
    expect(await run(`import { WebContentsView } from "electron"; new WebContentsView();`)).toContain(
      "before the app is ready",
    );
    expect(await run(`import { hostRecords } from "electron";`)).toContain(
      "does not provide an export named 'hostRecords'",
    );
    expect(await run(`import { BrowserView } from "electron";`)).toContain(
      "does not provide an export named 'BrowserView'",
    );
  });

  it("what it does not have, or what nobody prepared", async () => {
    const cases: [Parameters<Started["app"]["evaluate"]>[0], string][] = [
      [({ app }) => void Reflect.get(app, "foo"), "The test host has no app.foo"],
      [({ app }) => void Reflect.set(app, "foo", 1), "The test host has no app.foo"],
      [({ app }) => void app.on("foo" as "ready", () => {}), 'The test host has no event "foo" of app'],
      [({ session }) => void Reflect.get(session.defaultSession, "setProxy"), "The test host has no session.setProxy"],
      [
        ({ webContents }) => void Reflect.get(webContents.getAllWebContents()[0] ?? {}, "savePage"),
        "The test host has no WebContents.savePage",
      ],
      [
        ({ BaseWindow }) => void Reflect.get(new BaseWindow(), "flashFrame"),
        "The test host has no BaseWindow.flashFrame",
      ],
      [({ BaseWindow }) => void Reflect.get(BaseWindow, "fromId"), "The test host has no BaseWindow.fromId"],
      [({ Menu }) => void Reflect.get(Menu, "sendActionToFirstResponder"), "The test host has no Menu.sendAction"],
      [({ ipcMain }) => ipcMain.handle("describe", () => 1), "Attempted to register a second handler for 'describe'"],
      [({ webContents }) => webContents.getAllWebContents()[0]?.send("x", () => {}), "An object could not be cloned."],
      [
        async ({ dialog }) => void (await dialog.showMessageBox({ message: "Sure?" })),
        "prepared no answer for a message dialog",
      ],
      [({ Menu }) => void Menu.buildFromTemplate([{ role: "dance" as "undo" }]), "Unknown role: dance"],
      [({ Tray }) => void new Tray("/nowhere.png"), "Failed to load image from path '/nowhere.png'"],
    ];
    await host.open(`${host.site.url}/page`);
    for (const [run, said] of cases) expect(await thrownBy(run)).toContain(said);
    expect(await host.app.evaluate(({ nativeImage }) => nativeImage.createFromPath("/nowhere.png").isEmpty())).toBe(
      true,
    );
  });

  it("answers dialogs, menus and the like as the test prepared them", async () => {
    const said = await host.app.evaluate(async ({ dialog, hostRecords, Menu, Notification }) => {
      hostRecords.dialogAnswers.push({ kind: "message", response: 1 });
      const { response } = await dialog.showMessageBox({ message: "Sure?", buttons: ["No", "Yes"] });
      const clicked: string[] = [];
      const click = (item: { id: string; checked: boolean }): void => void clicked.push(`${item.id} ${item.checked}`);
      const menu = Menu.buildFromTemplate([
        { label: "File", submenu: [{ id: "run", label: "Run", type: "checkbox", click }] },
      ]);
      menu.getMenuItemById("run")?.click();
      new Notification({ title: "News" }).on("click", () => clicked.push("notification")).show();
      hostRecords.notifications.at(-1)?.emit("click");
      return { response, clicked, asked: hostRecords.dialogs.at(-1)?.kind };
    });
    expect(said).toEqual({ response: 1, clicked: ["run true", "notification"], asked: "message" });
  });
});
