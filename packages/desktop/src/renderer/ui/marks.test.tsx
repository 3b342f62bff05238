import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { Badge } from "./badge.tsx";
import { Brand } from "./brand.tsx";
import { Icon } from "./icon.tsx";
import { CheckIcon, TextIcon } from "./icons.ts";
import { Kbd } from "./kbd.tsx";
import { Label } from "./label.tsx";
import { TabloInitial } from "./tablo-initial.tsx";
import { TimeAgo } from "./time-ago.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("what is drawn beside a word is not read out", () => {
  const { container } = render(
    <>
      <Badge tone="success" icon={CheckIcon}>
        Active
      </Badge>
      <Label tint="teal">Quote</Label>
      <Brand />
      <TabloInitial title="École Simone-Veil" color="orange" />
    </>,
  );
  expect(screen.queryByRole("img")).toBeNull();
  const drawn = container.querySelectorAll("[aria-hidden]");
  expect([...drawn].map(({ tagName, textContent }) => `${tagName.toLowerCase()} ${textContent}`)).toEqual([
    "svg ",
    "span ",
    "svg ",
    "span É",
  ]);
});

test("an icon that stands alone has a name", () => {
  render(<Icon of={TextIcon} label="Has a description" />);
  expect(screen.getByRole("img", { name: "Has a description" })).toBeDefined();
});

test("a key is one, for whoever reads the page by its elements", () => {
  render(<Kbd>Esc</Kbd>);
  expect(screen.getByText("Esc").tagName).toBe("KBD");
});

test("a time keeps up with the clock, and says exactly when on demand", () => {
  vi.useFakeTimers({ now: new Date("2026-11-20T10:00:00.000Z") });
  render(<TimeAgo instant="2026-11-20T09:59:30.000Z" />);
  const time = screen.getByRole("time");
  expect(time.textContent).toBe("just now");
  expect(time.getAttribute("datetime")).toBe("2026-11-20T09:59:30.000Z");
  expect(time.title).toContain("2026");
});
