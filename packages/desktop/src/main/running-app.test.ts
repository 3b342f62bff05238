import { expect, test } from "vitest";
import { createRunningApp } from "./running-app.ts";

const link = { host: "tablo.example.org", path: "/tablos/01a2244c-10da-743e-979b-46271c48c2b9" };

test("a second start raises the window and follows its link; once the app ends, it starts anew, once", async () => {
  const did: unknown[] = [];
  const quitting = { hasLeft: false };
  const running = createRunningApp({
    app: { isPackaged: true, relaunch: (options) => did.push(["relaunch", options]) },
    program: "/opt/Xtablo/xtablo",
    window: { raise: () => did.push("raise") },
    desktop: { followLink: async ({ path }) => void did.push(path) },
    quitting,
    stopLocal: async () => {},
  });
  running.raise();
  await running.followLink(link);
  expect(did.splice(0)).toEqual(["raise", "raise", link.path]);
  quitting.hasLeft = true;
  await running.followLink(link);
  running.raise();
  const args = [`xtablo://tablo.example.org${link.path}`];
  expect(did).toEqual([["relaunch", { execPath: "/opt/Xtablo/xtablo", args }]]);
});
