import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../app/catalogues.ts";
import { startTexts } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { Card, CardHead } from "./card.tsx";
import { EmptyState } from "./empty-state.tsx";
import { CircleCheckBigIcon } from "./icons.ts";
import { PlainButton } from "./plain-button.tsx";
import { Prose } from "./prose.tsx";
import { Skeleton } from "./skeleton.tsx";
import { Table } from "./table.tsx";
import { NavTabs, tabClass } from "./tabs.tsx";

beforeEach(() => startTexts("en", catalogue));
afterEach(cleanup);

test("a table is named, and its columns are", () => {
  const head = (
    <tr>
      <th scope="col">Task</th>
      <th scope="col">Due</th>
    </tr>
  );
  render(
    <Table label="Tasks" head={head}>
      <tr>
        <td>Carrier rates</td>
        <td>27 Nov</td>
      </tr>
    </Table>,
  );
  const table = within(screen.getByRole("table", { name: "Tasks" }));
  expect(table.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["Task", "Due"]);
  expect(table.getByRole("cell", { name: "27 Nov" })).toBeDefined();
});

test("the pages of a thing are links in a named navigation, of which one is current", () => {
  render(
    <NavTabs label="Maison Kerguélen">
      <a className={tabClass} href="#tasks" aria-current="page">
        Tasks
      </a>
      <a className={tabClass} href="#files">
        Files
      </a>
    </NavTabs>,
  );
  const tabs = within(screen.getByRole("navigation", { name: "Maison Kerguélen" }));
  expect(tabs.getByRole("link", { current: "page" }).textContent).toBe("Tasks");
});

test("a card is the element that it has to be, with its title and what can be done", () => {
  render(
    <Card as="section" aria-label="Server time">
      <CardHead>
        <h3>Server time</h3>
        <Button>Fetch server time</Button>
      </CardHead>
    </Card>,
  );
  const card = within(screen.getByRole("region", { name: "Server time" }));
  expect(card.getByRole("heading", { name: "Server time" })).toBeDefined();
  expect(card.getByRole("button", { name: "Fetch server time" })).toBeDefined();
});

test("what is empty says so and offers the next step", () => {
  const add = vi.fn<() => void>();
  render(
    <EmptyState icon={CircleCheckBigIcon} title="Nothing to do yet" action={<Button onPress={add}>Add a task</Button>}>
      Add the first task.
    </EmptyState>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Add a task" }));
  expect(add).toHaveBeenCalledOnce();
  expect(screen.getByText("Nothing to do yet")).toBeDefined();
});

test("a skeleton has the size of what will be there, and is not read out", () => {
  const { container } = render(<Skeleton width="7rem" height="2rem" />);
  const { style } = container.querySelector<HTMLElement>("[aria-hidden=true]") ?? document.body;
  expect([style.inlineSize, style.blockSize]).toEqual(["7rem", "2rem"]);
});

test("a row that is pressed as a whole is a button, and does nothing while it is disabled", () => {
  const press = vi.fn<() => void>();
  render(
    <PlainButton disabled onPress={press}>
      Inès Brémond
    </PlainButton>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Inès Brémond" }));
  expect(press).not.toHaveBeenCalled();
});

test("what people wrote keeps its headings and lists", () => {
  render(
    <Prose>
      <h2>West gable</h2>
      <ul>
        <li>Lime render</li>
      </ul>
    </Prose>,
  );
  expect(screen.getByRole("heading", { name: "West gable" })).toBeDefined();
  expect(within(screen.getByRole("list")).getByRole("listitem").textContent).toBe("Lime render");
});
