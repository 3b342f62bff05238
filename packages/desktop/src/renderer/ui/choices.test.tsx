import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { Checkbox } from "./checkbox.tsx";
import { Chip } from "./chip.tsx";
import { DateField } from "./date-field.tsx";
import { Segmented } from "./segmented.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("one of the segments is chosen, and stays so when it is pressed again", () => {
  render(<Views />);
  fireEvent.click(screen.getByRole("radio", { name: "List" }));
  fireEvent.click(screen.getByRole("radio", { name: "List" }));
  expect(screen.getByRole("radio", { name: "List" }).getAttribute("aria-checked")).toBe("true");
  expect(screen.getByRole("radio", { name: "Cards" }).getAttribute("aria-checked")).toBe("false");
});

test("a chip says whether it filters, and how many there are", () => {
  render(
    <Chip selected count={7}>
      Survey
    </Chip>,
  );
  const chip = screen.getByRole("button", { name: "Survey 7" });
  expect(chip.getAttribute("aria-pressed")).toBe("true");
});

test("a box for several of which some are ticked is neither", () => {
  render(<Checkbox checked={false} indeterminate label="All tasks" onChange={() => undefined} />);
  expect(screen.getByRole("checkbox", { name: "All tasks" })).toHaveProperty("indeterminate", true);
});

test("a segment that is disabled is not chosen", () => {
  const choose = vi.fn<(id: string) => void>();
  const items = [
    { id: "month", label: "Month" },
    { id: "week", label: "Week", disabled: true },
  ];
  render(<Segmented label="View" value="month" onChange={choose} items={items} />);
  fireEvent.click(screen.getByRole("radio", { name: "Week" }));
  expect(choose).not.toHaveBeenCalled();
});

test("a box is ticked by its text", () => {
  render(<Tick />);
  fireEvent.click(screen.getByText("Copy the tasks"));
  expect(screen.getByRole("checkbox", { name: "Copy the tasks" })).toHaveProperty("checked", true);
});

test("a day is chosen in the calendar, and can be cleared", async () => {
  render(<Due />);
  fireEvent.click(screen.getByRole("button", { name: /^Due.*28/ }));
  fireEvent.click(await screen.findByRole("button", { name: /30 November|November 30/ }));
  fireEvent.click(await screen.findByRole("button", { name: /^Due.*30/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Clear the date" }));
  expect(await screen.findByRole("button", { name: "Due None" })).toBeDefined();
});

function Views() {
  const [view, setView] = useState<"cards" | "list">("cards");
  const items = [
    { id: "cards", label: "Cards" },
    { id: "list", label: "List" },
  ] as const;
  return <Segmented label="Show as" value={view} onChange={setView} items={items} />;
}

function Tick() {
  const [ticked, setTicked] = useState(false);
  return (
    <Checkbox checked={ticked} onChange={setTicked}>
      Copy the tasks
    </Checkbox>
  );
}

function Due() {
  const [day, setDay] = useState<string | null>("2026-11-28");
  return <DateField label="Due" value={day} onChange={setDay} />;
}
