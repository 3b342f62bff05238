import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { InPlaceTitle } from "./in-place-title.tsx";

afterEach(cleanup);

test("Enter saves what was typed, and the focus goes back to the title", async () => {
  render(<Title />);
  type("Chapelle");
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter" });
  const heading = screen.getByRole("heading", { level: 1, name: "Chapelle" });
  await waitFor(() => expect(heading.firstChild).toBe(document.activeElement));
});

test("Escape leaves the title as it was, and closes nothing around it", () => {
  const reached: string[] = [];
  render(
    <div role="presentation" onKeyDown={({ key }) => reached.push(key)}>
      <Title />
    </div>,
  );
  type("Chapelle");
  fireEvent.keyDown(screen.getByRole("textbox", { name: "Title" }), { key: "Escape" });
  expect(screen.getByRole("heading", { name: "Maison" })).toBeDefined();
  expect(reached).toEqual([]);
});

test("leaving the field saves", () => {
  render(<Title />);
  type("Chapelle");
  fireEvent.blur(screen.getByRole("textbox", { name: "Title" }));
  expect(screen.getByRole("heading", { name: "Chapelle" })).toBeDefined();
});

test("who may only read it sees a heading that is no button", () => {
  render(<Title readOnly />);
  expect(screen.getByRole("heading", { name: "Maison" })).toBeDefined();
  expect(screen.queryByRole("button")).toBeNull();
});

function type(title: string): void {
  fireEvent.click(screen.getByRole("button", { name: "Maison" }));
  fireEvent.change(screen.getByRole("textbox", { name: "Title" }), { target: { value: title } });
}

function Title({ readOnly }: { readOnly?: boolean }) {
  const [title, setTitle] = useState("Maison");
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <InPlaceTitle
      level={1}
      title={title}
      typed={typed}
      label="Title"
      hint="Rename Maison"
      maxLength={120}
      readOnly={readOnly}
      onStart={() => setTyped(title)}
      onType={setTyped}
      onSave={() => {
        if (typed !== null) setTitle(typed);
        setTyped(null);
      }}
      onStop={() => setTyped(null)}
    />
  );
}
