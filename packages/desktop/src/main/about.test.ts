import { join } from "node:path";
import { expect, test } from "vitest";
import { besideArchive } from "./about.ts";

test("what was packed is looked for beside the archive, and nothing else is", () => {
  const icon = (folder: string) => join("/opt/Xtablo/resources", folder, "icons/icon.png");
  expect(besideArchive(icon("app.asar"))).toBe(icon("app.asar.unpacked"));
  expect(besideArchive(icon("app"))).toBe(icon("app"));
});
