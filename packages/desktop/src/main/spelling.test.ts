import type { Session } from "electron";
import { expect, test } from "vitest";
import { createSpelling } from "./spelling.ts";

const did: unknown[] = [];
const session = {
  availableSpellCheckerLanguages: ["en-GB", "en-US", "fr"],
  setSpellCheckerLanguages: (languages: string[]) => did.push(languages),
  setSpellCheckerEnabled: (on: boolean) => did.push(on),
} as unknown as Session;
const since = () => did.splice(0);

test("while it is off no session knows a language, of which a dictionary would be fetched", () => {
  const spelling = createSpelling(["fr-CA", "en-US"], false, "linux");
  spelling.watch(session);
  expect(since()).toEqual([[], false]);
  spelling.follow(true);
  expect(since()).toEqual([["fr", "en-US"], true]);
  spelling.follow(true);
  expect([since(), spelling.isOn]).toEqual([[], true]);
  spelling.follow(false);
  expect(since()).toEqual([[], false]);
});

test("a session that comes later does as the others; what has no dictionary is passed over", () => {
  const spelling = createSpelling(["tlh", "en-US", "en-US"], true, "win32");
  spelling.watch(session);
  expect(since()).toEqual([["en-US"], true]);
});

test("a Mac's system chooses the languages itself", () => {
  createSpelling(["fr", "en-US"], true, "darwin").watch(session);
  expect(since()).toEqual([true]);
});
