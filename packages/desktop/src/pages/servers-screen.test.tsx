import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { ServerCheck } from "../shared/server-check.ts";
import { local, remote } from "./testing/bridge.ts";
import { openPages } from "./testing/open-pages.tsx";

afterEach(cleanup);

const address = () => screen.getByLabelText<HTMLInputElement>("Address of the server");
const heading = () => screen.getByRole("heading", { level: 1 });
const refuse = () => Promise.reject(new Error("Refused."));

function connectTo(typed: string): void {
  fireEvent.change(address(), { target: { value: typed } });
  fireEvent.submit(address());
}

/** What is said under a field. */
function noteOf(field: HTMLElement): string {
  return document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
}

test("whoever starts for the first time chooses between this computer and a server", async () => {
  const { calls } = await openPages();
  expect(heading().textContent).toBe("Where is your workspace?");
  expect(document.activeElement).toBe(heading());
  expect(document.title).toBe("Where is your workspace? · Xtablo");
  fireEvent.click(screen.getByRole("button", { name: "Start here" }));
  await waitFor(() => expect(calls).toEqual([["startLocal"]]));
});

test("the pages speak the app's language, and change it when it does", async () => {
  const { push } = await openPages({ language: "fr" });
  expect(heading().textContent).toMatch(/^Où se trouve votre espace de travail/);
  expect(document.documentElement.lang).toBe("fr");
  push({ language: "en" });
  expect(heading().textContent).toBe("Where is your workspace?");
  expect(document.documentElement.lang).toBe("en");
});

const origin = "https://tablo.example.org:8443";
const host = "tablo.example.org:8443";

const checks: [check: ServerCheck, english: RegExp, french: RegExp][] = [
  [{ kind: "no address" }, /not the address of a server.*Type it like/, /pas l’adresse d’un serveur.*Saisissez/],
  [{ kind: "another", origin }, /not an Xtablo server/, /pas un serveur Xtablo/],
  [{ kind: "guarded", origin }, /a name and a password before/, /d’abord un nom et un mot de passe/],
  [
    { kind: "too old", origin, version: "0.0.9", oldest: "0.1.0" },
    /runs Xtablo 0\.0\.9.*needs 0\.1\.0/,
    /utilise Xtablo 0\.0\.9.*besoin de 0\.1\.0/,
  ],
  [{ kind: "unwell", origin, status: 503 }, /\(status 503\)\. Try again later/, /\(état 503\)\. Réessayez plus tard/],
  [{ kind: "certificate", origin, reason: "expired" }, /has expired.*renew/, /a expiré.*renouveler/],
  [{ kind: "certificate", origin, reason: "another name" }, /for another name/, /pour un autre nom/],
  [{ kind: "certificate", origin, reason: "unknown authority" }, /who issued the certificate/, /autorité qui a établi/],
  [{ kind: "certificate", origin, reason: "not TLS" }, /type http:\/\/tablo/, /saisissez http:\/\/tablo/],
  [{ kind: "certificate", origin, reason: "other" }, /cannot be made secure/, /ne peut pas être sécurisée/],
  [{ kind: "unknown name", origin }, /typing mistakes.*VPN/, /bien saisi.*VPN/],
  [{ kind: "refused", origin }, /Check the port/, /Vérifiez le port/],
  [{ kind: "no answer", origin }, /does not answer.*try again/, /ne répond pas.*réessayez/],
  [{ kind: "offline", origin }, /has no network/, /n’a pas de réseau/],
];

test.each(checks)("an address that is no server's is told from the others: %o", async (check, english, french) => {
  const { push } = await openPages({}, { connect: async () => check });
  connectTo(host);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toMatch(english);
  if (!["no address", "offline"].includes(check.kind)) expect(alert.textContent).toContain(host);
  expect(noteOf(address())).toBe(alert.textContent);
  expect(address().getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(address());
  push({ language: "fr" });
  expect(screen.getByRole("alert").textContent).toMatch(french);
});

test("what is wrong with an address goes once it is typed anew", async () => {
  await openPages();
  connectTo("nowhere at all");
  await screen.findByRole("alert");
  fireEvent.change(address(), { target: { value: "tablo.example.org" } });
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an address is asked once at a time", async () => {
  const asked: string[] = [];
  let answer: (check: ServerCheck) => void = () => undefined;
  const connect = ({ address }: { address: string }) => {
    asked.push(address);
    return new Promise<ServerCheck>((resolve) => (answer = resolve));
  };
  await openPages({}, { connect });
  connectTo("tablo.example.org");
  fireEvent.submit(address());
  expect(asked).toEqual(["tablo.example.org"]);
  answer({ kind: "server", origin: "https://tablo.example.org", version: "0.1.0" });
  await waitFor(() => expect(address().value).toBe("")); // it is known from now on
});

test("a typed address outlives a new state, and another screen", async () => {
  const { push } = await openPages({ servers: [remote] });
  fireEvent.change(address(), { target: { value: "tablo.exa" } });
  push({ servers: [{ ...remote, unread: 4 }] });
  expect(address().value).toBe("tablo.exa");
  push({ screen: { kind: "settings" } });
  push({ screen: { kind: "servers", unknownHost: null } });
  expect(address().value).toBe("tablo.exa");
});

test("a link to a server that is not known fills in its address, and adds nothing", async () => {
  const { push, calls } = await openPages({ servers: [remote] });
  push({ screen: { kind: "servers", unknownHost: "tablo.example.org" } });
  expect(screen.getByRole("status").textContent).toContain("leads to tablo.example.org");
  expect(address().value).toBe("tablo.example.org");
  expect(document.activeElement).toBe(address());
  expect(calls).toEqual([]);
});

test("a link does not replace what somebody types, but for the asking", async () => {
  const { push } = await openPages();
  fireEvent.change(address(), { target: { value: "mine.example.org" } });
  push({ screen: { kind: "servers", unknownHost: "tablo.example.org" } });
  expect(address().value).toBe("mine.example.org");
  fireEvent.click(screen.getByRole("button", { name: "Use its address" }));
  expect(address().value).toBe("tablo.example.org");
});

test("the list names the servers, where they are and what is unread; pressing one shows it", async () => {
  const { calls } = await openPages({ servers: [remote, local] });
  const [first, second] = within(screen.getByRole("list", { name: "Servers" })).getAllByRole("listitem");
  expect(first?.textContent).toContain("xtablo.atelier-bremond.fr");
  expect(first?.textContent).toContain("3 unread");
  expect(second?.textContent).toContain("On this computer");
  const open = screen.getByRole("button", { name: /^My own/ });
  expect(open.getAttribute("aria-keyshortcuts")).toBe("Control+2");
  fireEvent.click(open);
  await waitFor(() => expect(calls).toEqual([["showServer", { id: local.id }]]));
});

test("this computer is offered as long as it is not in the list", async () => {
  const { push } = await openPages({ servers: [remote] });
  expect(screen.getByRole("button", { name: "Start here" })).toBeDefined();
  push({ servers: [remote, local] });
  expect(screen.queryByRole("button", { name: "Start here" })).toBeNull();
});

async function choose(server: string, action: string): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name: `More for ${server}` }));
  fireEvent.click(await screen.findByRole("menuitem", { name: action }));
}

test("a server is loaded anew", async () => {
  const { calls } = await openPages({ servers: [remote] });
  await choose("Atelier Brémond", "Reload");
  await waitFor(() => expect(calls).toEqual([["reloadServer", { id: remote.id }]]));
});

test("a server is renamed in its place, with a name that is none refused", async () => {
  const { calls } = await openPages({ servers: [remote] });
  await choose("Atelier Brémond", "Rename");
  const name = screen.getByLabelText<HTMLInputElement>("Name of Atelier Brémond");
  await waitFor(() => expect(document.activeElement).toBe(name));
  fireEvent.change(name, { target: { value: "  " } });
  fireEvent.submit(name);
  expect(noteOf(name)).toMatch(/^Type a name/);
  fireEvent.change(name, { target: { value: " Atelier " } });
  fireEvent.submit(name);
  await waitFor(() => expect(calls).toEqual([["renameServer", { id: remote.id, name: "Atelier" }]]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Atelier Brémond/ })));
});

test("a new name that the app refuses is kept in its field", async () => {
  await openPages({ servers: [remote] }, { renameServer: refuse });
  await choose("Atelier Brémond", "Rename");
  const name = screen.getByLabelText<HTMLInputElement>("Name of Atelier Brémond");
  fireEvent.change(name, { target: { value: "Atelier" } });
  fireEvent.submit(name);
  expect((await screen.findByRole("alert")).textContent).toContain("That did not work.");
  expect(name.value).toBe("Atelier");
});

test("Escape leaves a name as it was", async () => {
  const { calls } = await openPages({ servers: [remote] });
  await choose("Atelier Brémond", "Rename");
  fireEvent.keyDown(screen.getByLabelText("Name of Atelier Brémond"), { key: "Escape" });
  expect(screen.getByRole("button", { name: /^Atelier Brémond/ })).toBeDefined();
  expect(calls).toEqual([]);
});

test.each([
  [remote, /did not send is lost\. Nothing changes on the server/],
  [local, /stays on this computer’s disk/],
])("before a server is removed, what is lost is said: $kind", async (server, said) => {
  const { calls } = await openPages({ servers: [server] });
  await choose(server.name, "Remove");
  const dialog = screen.getByRole("alertdialog", { name: "Remove" });
  expect(dialog.textContent).toMatch(said);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
  expect(calls).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(calls).toEqual([["removeServer", { id: server.id }]]));
  await waitFor(() => expect(document.activeElement).toBe(heading()));
});

test("a call that fails is told, until the next one", async () => {
  const { calls } = await openPages({ servers: [remote] }, { showServer: refuse });
  fireEvent.click(screen.getByRole("button", { name: /^Atelier/ }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("That did not work. Try again");
  fireEvent.click(within(alert).getByRole("button", { name: "Open the logs" }));
  await waitFor(() => expect(calls).toEqual([["openLogs"]]));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a call that fails once its screen is gone is told on the next one, and on no other", async () => {
  let fail: (reason: Error) => void = () => undefined;
  const { push } = await openPages({}, { startLocal: () => new Promise<null>((_, reject) => (fail = reject)) });
  fireEvent.click(screen.getByRole("button", { name: "Start here" }));
  push({ screen: { kind: "settings" } });
  fail(new Error("Refused."));
  expect((await screen.findByRole("alert")).textContent).toContain("That did not work.");
  push({ screen: { kind: "servers", unknownHost: null } });
  expect(screen.queryByRole("alert")).toBeNull();
});
