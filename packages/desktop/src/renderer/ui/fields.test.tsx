import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { ColorChoice } from "./color-choice.tsx";
import { SearchField } from "./search-field.tsx";
import { Select } from "./select.tsx";
import { TextareaField, TextField } from "./text-field.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("a field is found by its label, and its error is tied to it", () => {
  render(<TextField label="Title" error="Give the tablo a title." />);
  const input = screen.getByRole("textbox", { name: "Title" });
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const note = document.getElementById(input.getAttribute("aria-describedby") ?? "");
  expect(note?.textContent).toBe("Give the tablo a title.");
});

test("a field that cannot be filled in says so", () => {
  render(
    <>
      <TextField label="Address" defaultValue="https://tablo.example.org" readOnly />
      <TextareaField label="Description" disabled hint="Only editors write here." />
    </>,
  );
  expect(screen.getByRole("textbox", { name: "Address" })).toHaveProperty("readOnly", true);
  const description = screen.getByRole("textbox", { name: "Description" });
  expect(description).toHaveProperty("disabled", true);
  expect(document.getElementById(description.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "Only editors write here.",
  );
});

test("a select that was refused is marked, and its error is tied to it", () => {
  render(<Select label="Role" value={null} onChange={() => undefined} items={[]} error="Choose a role." />);
  const button = screen.getByRole("button", { name: /Role/ });
  expect(button.dataset["invalid"]).toBe("");
  const notes = button.getAttribute("aria-describedby")?.split(" ") ?? [];
  expect(notes.map((id) => document.getElementById(id)?.textContent)).toContain("Choose a role.");
});

test("Escape empties a search, and only then reaches what is around it", () => {
  render(<Search />);
  const input = screen.getByRole("searchbox", { name: "Find a file" });
  fireEvent.change(input, { target: { value: "plan" } });
  fireEvent.keyDown(input, { key: "Escape" });
  expect(input).toHaveProperty("value", "");
});

test("a select offers nothing as a choice of its own", async () => {
  render(<Assignee />);
  fireEvent.click(screen.getByRole("button", { name: /Inès/ }));
  fireEvent.click(await screen.findByRole("option", { name: "Nobody" }));
  expect(await screen.findByRole("button", { name: /Nobody/ })).toBeDefined();
});

test("a colour is chosen by its name", () => {
  render(<Colors />);
  fireEvent.click(screen.getByRole("radio", { name: "Teal" }));
  expect(screen.getByRole("radio", { name: "Teal" })).toHaveProperty("checked", true);
});

function Search() {
  const [value, setValue] = useState("");
  return <SearchField label="Find a file" placeholder="Find a file" value={value} onChange={setValue} />;
}

function Assignee() {
  const [value, setValue] = useState<string | null>("ines");
  const items = [{ id: "ines", label: "Inès Brémond" }];
  return <Select label="Assignee" value={value} onChange={setValue} items={items} none={{ label: "Nobody" }} />;
}

function Colors() {
  const [color, setColor] = useState<Parameters<typeof ColorChoice>[0]["value"]>("purple");
  return <ColorChoice label="Colour" value={color} onChange={setColor} />;
}
