import { act, render, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { addTexts, startTexts, text, useText } from "./text.ts";

beforeEach(() => startTexts("en", catalogue));

test("a text has its values filled in", () => {
  expect(text("status.commit", { commit: "34a03b6" })).toBe("Commit 34a03b6");
});

test("a count chooses between one and several", () => {
  expect(text("home.count", { count: 1 })).toBe("1 active tablo");
  expect(text("home.count", { count: 0 })).toBe("0 active tablos");
});

test("a key without its text is shown as it is, rather than as nothing", () => {
  startTexts("en", {});
  expect(text("home.title")).toBe("home.title");
  addTexts(catalogue);
  expect(text("home.title")).toBe("Home");
});

test("a wrong key, and a value that is missing or unknown, is a mistake of types", () => {
  // @ts-expect-error -- there is no such key
  text("home.nothing");
  // @ts-expect-error -- it needs a commit
  text("status.commit");
  // @ts-expect-error -- it has no such value
  expect(text("status.commit", { hash: "34a03b6" })).toBe("Commit ");
});

test("a component is drawn anew when the page speaks other texts", () => {
  render(<Greeting />);
  expect(screen.getByText("Home")).toBeDefined();
  act(() => startTexts("en", { home: { title: "Accueil" } }));
  expect(screen.getByText("Accueil")).toBeDefined();
});

function Greeting() {
  return <p>{useText()("home.title")}</p>;
}
