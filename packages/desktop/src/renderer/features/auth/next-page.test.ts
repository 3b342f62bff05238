import { expect, test } from "vitest";
import { nextPage, signInAddress } from "./next-page.ts";

const origin = "https://xtablo.example.org";

test("after signing in one comes to the page that one wanted", () => {
  const [, search] = signInAddress("/tablos/1/tasks?q=roof").split("?");
  expect(nextPage(`?${search}`, origin)).toBe("/tablos/1/tasks?q=roof");
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/login", ""])(
  "“%s” leads home, never away",
  (next) => {
    expect(nextPage(`?next=${encodeURIComponent(next)}`, origin)).toBe("/");
  },
);
