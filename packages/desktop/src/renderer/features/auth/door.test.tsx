import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../../app/catalogues.ts";
import { startTexts } from "../../lib/text.ts";
import { Door } from "./door.tsx";

const account = { id: "01900000-0000-7000-8000-000000000001", email: "ines@example.org", name: "Inès", admin: false };
const meta = { signup: "open", providers: { password: true, google: false } };

/** What the server answers by path; everything else with what is switched on. */
let answers: Record<string, [status: number, body: object]> = {};

// Once: the typed client keeps the `fetch` that it found when it was made.
vi.stubGlobal("fetch", async (path: string) => {
  const [status, body] = answers[path] ?? [200, meta];
  return Response.json(body, { status });
});

beforeEach(() => {
  startTexts("en", catalogue);
  history.replaceState(null, "", "/login");
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

test("a right password lets in", async () => {
  answers = { "/api/auth/login": [200, { user: { ...account, locale: null } }] };
  const entered = vi.fn<(account: { email: string }) => void>();
  render(<Door onEntered={entered} onLanguage={() => undefined} />);
  typePassword();
  const isIn = () => expect(entered).toHaveBeenCalledWith(expect.objectContaining({ email: "ines@example.org" }));
  await waitFor(isIn); // the typed client is loaded first
});

test("a refusal is told at the password, and what was typed is kept", async () => {
  answers = { "/api/auth/login": [401, problemOf(401, "Wrong.")] };
  render(<Door onEntered={() => undefined} onLanguage={() => undefined} />);
  typePassword();
  expect(await screen.findByText("Email or password is wrong. Try again.")).toBeDefined();
  expect(screen.getByLabelText("Email")).toHaveProperty("value", "ines@example.org");
  expect(screen.getByLabelText("Password")).toHaveProperty("value", "bretagne29");
});

test("a reload keeps what was typed, but for the password", () => {
  answers = {};
  const first = render(<Door onEntered={() => undefined} onLanguage={() => undefined} />);
  fireEvent.input(screen.getByLabelText("Email"), { target: { value: "ines@example.org" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "bretagne29" } });
  const kept = [sessionStorage, localStorage].flatMap((storage) => Object.values(storage));
  expect(kept.join()).toContain("ines@example.org");
  expect(kept.join()).not.toContain("bretagne29");
  first.unmount();
  render(<Door onEntered={() => undefined} onLanguage={() => undefined} />);
  expect(screen.getByLabelText("Email")).toHaveProperty("value", "ines@example.org");
  expect(screen.getByLabelText("Password")).toHaveProperty("value", "");
});

test("Google that is not configured says so", async () => {
  answers = {};
  render(<Door onEntered={() => undefined} onLanguage={() => undefined} />);
  expect(await screen.findByText("Sign-in with Google is not configured on this server.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Continue with Google" })).toHaveProperty("disabled", true);
});

test("a server that takes no new accounts offers no form for one", async () => {
  history.replaceState(null, "", "/signup");
  answers = { "/api/meta": [200, { ...meta, signup: "closed" }] };
  render(<Door onEntered={() => undefined} onLanguage={() => undefined} />);
  expect(await screen.findByText(/takes no new accounts/)).toBeDefined();
  expect(screen.queryByLabelText("Password")).toBeNull();
});

function typePassword(): void {
  fireEvent.input(screen.getByLabelText("Email"), { target: { value: "ines@example.org" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "bretagne29" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

function problemOf(status: number, detail: string): object {
  return { type: "about:blank", title: "Unauthorized", status, detail, code: "unauthorized", requestId: "1" };
}
