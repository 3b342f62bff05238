import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { startTexts } from "../../lib/text.ts";
import { ResetPage } from "./reset-page.tsx";

/** What the server answers; null: nothing. */
let answer: Response | null = null;
const asked: unknown[] = [];

// Once: the typed client keeps the `fetch` that it found when it was made.
vi.stubGlobal("fetch", async (_path: string, { body }: { body: string }) => {
  asked.push(JSON.parse(body));
  if (!answer) throw new TypeError("Failed to fetch");
  return answer;
});

beforeEach(() => {
  startTexts("en", catalogue);
  history.replaceState(null, "", "/reset-password#the-secret");
  asked.length = 0;
});
afterEach(cleanup);

const show = () => render(<ResetPage onLanguage={() => undefined} />);
const heading = (name: string) => screen.findByRole("heading", { name });

test("a password that is set leads to sign in, by keyboard too", async () => {
  answer = new Response(null, { status: 204 });
  show();
  choose("slate and granite");
  await heading("Your password is set");
  expect(asked).toEqual([{ token: "the-secret", password: "slate and granite" }]);
  const link = screen.getByRole("link", { name: "Go to sign in" });
  expect(link.getAttribute("href")).toBe("/login");
  expect(document.activeElement).toBe(link);
});

test("a link that is no longer good says so, and what to do", async () => {
  answer = problem(410, "This link is no longer good. Ask for a new one.");
  show();
  choose("slate and granite");
  await heading("This link is no longer good");
  expect(screen.getByText(/ask whoever runs this server for a new one/)).toBeDefined();
  expect(screen.queryByLabelText("New password")).toBeNull();
});

test("a password that is too short is not sent", async () => {
  show();
  choose("1234567");
  expect(await screen.findByText(/too short/)).toBeDefined();
  expect(asked).toEqual([]);
});

test.each([
  [null, "The server cannot be reached. Check the connection, then try again."],
  [429, "Too many attempts. Wait 12 seconds, then try again."],
])("a refusal that another attempt may get over keeps what was typed: %j", async (status, told) => {
  answer = status === null ? null : problem(status, told);
  show();
  choose("slate and granite");
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(told));
  expect(screen.getByLabelText("New password")).toHaveProperty("value", "slate and granite");
});

test("a link without its end says so", async () => {
  history.replaceState(null, "", "/reset-password");
  show();
  await heading("This link is incomplete");
  expect(screen.queryByLabelText("New password")).toBeNull();
});

function choose(password: string): void {
  fireEvent.input(screen.getByLabelText("New password"), { target: { value: password } });
  fireEvent.click(screen.getByRole("button", { name: "Set the password" }));
}

function problem(status: number, detail: string): Response {
  const body = { type: "about:blank", title: "Refused", status, detail, code: "refused", requestId: "1" };
  return Response.json(body, { status });
}
