import { expect, test } from "vitest";
import { readDevelopment } from "./development.ts";

test("the words say which server to show, and where to keep everything", () => {
  const words = ["electron", "/repo/app", "--user-data-dir=/repo/.xtablo/desktop", "--server=http://localhost:8080/"];
  expect(readDevelopment(words)).toEqual({
    server: "http://localhost:8080",
    userDataDir: "/repo/.xtablo/desktop",
  });
  expect(readDevelopment(["electron", "--user-data-dir="])).toEqual({ server: null, userDataDir: null });
});

test.each(["file:///etc/passwd", "localhost:8080", "javascript:alert(1)", ""])("%s is no server", (address) => {
  expect(readDevelopment([`--server=${address}`]).server).toBeNull();
});
