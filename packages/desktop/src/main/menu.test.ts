import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import type { ListedServer } from "../shared/ipc.ts";
import { applicationMenu, type MenuActions, trayMenu } from "./menu.ts";
import { textsOf } from "./texts.ts";

const servers: ListedServer[] = Array.from({ length: 11 }, (_, at) => ({
  id: `01a2244c-10da-743e-979b-46271c48c2${String(at).padStart(2, "0")}`,
  kind: "remote",
  name: at === 1 ? "R&D" : `Server ${at + 1}`,
  origin: `https://${at}.example`,
  unread: at === 1 ? 3 : 0,
}));
const second = servers[1]?.id ?? "";
let did: string[] = [];
const actions = new Proxy({} as MenuActions, {
  get:
    (_, name: string) =>
    (...given: unknown[]) =>
      did.push([name, ...given.filter((each) => typeof each === "string" || typeof each === "number")].join(" ")),
});

function menuFor(platform: NodeJS.Platform, language: "en" | "fr" = "en"): MenuItemConstructorOptions[] {
  did = [];
  return applicationMenu({ platform, texts: textsOf(language), servers, shownId: second, actions });
}

/** All items, those of submenus too. */
function flatten(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

test("the first nine servers have a key, the shown one a mark, and its name and count are as they are", () => {
  const listed = flatten(menuFor("linux")).filter(({ id }) => id?.startsWith("server-"));
  expect(listed.map(({ accelerator }) => accelerator)).toEqual([
    ...Array.from({ length: 9 }, (_, at) => `CmdOrCtrl+${at + 1}`),
    undefined,
    undefined,
  ]);
  expect(listed.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(["R&&D (3)"]);
  listed[1]?.click?.({} as never, undefined, {});
  expect(did).toEqual([`showServer ${second}`]);
});

test("from server to server by keys, once there are two", () => {
  const steps = (given: ListedServer[]) =>
    flatten(
      applicationMenu({ platform: "linux", texts: textsOf("en"), servers: given, shownId: null, actions }),
    ).filter(({ id }) => id === "next-server" || id === "previous-server");
  expect(steps(servers.slice(0, 1))).toEqual([]);
  did = [];
  for (const item of steps(servers)) item.click?.({} as never, undefined, {});
  expect(steps(servers).map(({ accelerator }) => accelerator)).toEqual(["Ctrl+Tab", "Ctrl+Shift+Tab"]);
  expect(did).toEqual(["stepServer 1", "stepServer -1"]);
});

test("the menus have a letter each, but on a Mac", () => {
  expect(menuFor("linux").map(({ label }) => label)).toEqual(["&File", "&Edit", "&View", "&Servers", "&Help"]);
  expect(menuFor("darwin").map(({ label }) => label)).toContain("File");
});

test.each(["linux", "win32", "darwin"] as const)(
  "on %s each key does one thing, and every item has a name",
  (platform) => {
    const items = flatten(menuFor(platform)).filter(({ type }) => type !== "separator");
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []).map((key) => key.replace("CmdOrCtrl", "Cmd"));
    expect(keys).toEqual([...new Set(keys)]);
    expect(items.filter(({ label }) => !label)).toEqual([]);
    for (const id of ["about", "settings", "quit", "print", "reload", "servers", "open-logs", "check-for-updates"])
      expect(items.filter((item) => item.id === id)).toHaveLength(1);
  },
);

test("it speaks French, the same items", () => {
  const shape = (items: MenuItemConstructorOptions[]) =>
    flatten(items).map(({ id, role, type }) => ({ id, role, type }));
  expect(shape(menuFor("darwin", "fr"))).toEqual(shape(menuFor("darwin")));
  expect(flatten(menuFor("linux", "fr")).map(({ label }) => label)).toContain("Quitter Xtablo");
});

test("the tray leads to the window, to each server, and out", () => {
  did = [];
  const items = trayMenu({ platform: "linux", texts: textsOf("en"), servers, shownId: null, actions });
  for (const item of items) item.click?.({} as never, undefined, {});
  expect(did).toEqual(["openWindow", ...servers.map(({ id }) => `showServer ${id}`), "quit"]);
});
