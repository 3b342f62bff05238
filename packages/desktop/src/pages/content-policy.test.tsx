import { createHash } from "node:crypto";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Button } from "../renderer/ui/button.tsx";
import page from "./index.html?raw";

afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
});

test("the content security policy allows the one style that React Aria adds, and no other inline style", () => {
  vi.stubEnv("NODE_ENV", "production"); // it adds none in tests
  render(<Button>Connect</Button>);
  const styles = [...document.head.querySelectorAll("style")].map(({ textContent }) => textContent);
  expect(styles).toHaveLength(1);
  const allowed = /style-src 'self' ([^;]*);/.exec(page)?.[1];
  expect(allowed).toBe(
    styles.map((style) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`).join(" "),
  );
});

test("the content security policy lets nothing in from elsewhere", () => {
  expect(page).toContain("default-src 'none'; script-src 'self';");
  expect(page).toContain("connect-src 'none'");
  expect(page).not.toContain("unsafe");
});
