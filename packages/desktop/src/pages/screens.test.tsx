import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { AppState, Screen } from "../shared/ipc.ts";
import type { ServerCheck } from "../shared/server-check.ts";
import { local, remote } from "./testing/bridge.ts";
import { openPages } from "./testing/open-pages.tsx";

afterEach(cleanup);

const servers = [remote, local];
const heading = () => screen.getByRole("heading", { level: 1 });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const origin = "https://xtablo.atelier-bremond.fr";

const screens: [screen: Screen, english: string, french: string][] = [
  [{ kind: "servers", unknownHost: null }, "Your servers", "Vos serveurs"],
  [{ kind: "settings" }, "Settings", "Réglages"],
  [{ kind: "opening", server: remote.id }, "Opening Atelier Brémond", "Atelier Brémond s’ouvre"],
  [
    { kind: "away", server: remote.id, check: { kind: "refused", origin } },
    "Atelier Brémond is not available right now",
    "Atelier Brémond n’est pas disponible pour le moment",
  ],
  [
    { kind: "local starting", server: local.id, message: "Starting PostgreSQL" },
    "Starting the server on this computer",
    "Démarrage du serveur sur cet ordinateur",
  ],
  [
    { kind: "local failed", server: local.id, message: "No space left on device" },
    "The server on this computer has stopped",
    "Le serveur de cet ordinateur s’est arrêté",
  ],
];

test.each(screens)(
  "a screen has one heading, which gets the focus when it comes: $kind",
  async (shown, english, french) => {
    const before: Screen = shown.kind === "settings" ? { kind: "servers", unknownHost: null } : { kind: "settings" };
    const { push } = await openPages({ servers, screen: before });
    push({ screen: shown });
    expect(heading().textContent).toBe(english);
    expect(document.activeElement).toBe(heading());
    expect(document.title).toBe(`${english} · Xtablo`);
    push({ language: "fr" });
    expect(heading().textContent).toBe(french);
    expect(document.body.textContent).not.toContain("desktop.");
  },
);

test("a server that is being opened can be left for the others", async () => {
  const { calls } = await openPages({ servers, screen: { kind: "opening", server: remote.id } });
  expect(screen.getByText("xtablo.atelier-bremond.fr")).toBeDefined();
  expect(screen.getByRole("progressbar", { name: "Opening" })).toBeDefined();
  press("Other servers");
  await waitFor(() => expect(calls).toEqual([["showScreen", { screen: "servers" }]]));
});

test("settings that could not be read are said to be kept, on the first screen and on that of the servers", async () => {
  const { push } = await openPages({ keptSettings: "/home/ines/settings.json.1.kept" });
  expect(screen.getByText(/kept as \/home\/ines\/settings\.json\.1\.kept/)).toBeDefined();
  push({ servers });
  await screen.findByRole("heading", { name: "Your servers" });
  expect(screen.getByText(/kept as/)).toBeDefined();
});

test("a server that is away is asked again, and can be left for the others", async () => {
  const check: ServerCheck = { kind: "no answer", origin };
  const { calls } = await openPages({ servers, screen: { kind: "away", server: remote.id, check } });
  expect(screen.getByText("Xtablo tries again by itself.")).toBeDefined();
  press("Try again now");
  await waitFor(() => expect(calls).toEqual([["showServer", { id: remote.id }]]));
  press("Other servers");
  await waitFor(() => expect(calls).toContainEqual(["showScreen", { screen: "servers" }]));
});

test("a server that is away is asked at once when the computer is back on a network", async () => {
  const check: ServerCheck = { kind: "offline", origin };
  const { calls, push } = await openPages({ servers, screen: { kind: "away", server: remote.id, check } });
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(calls).toEqual([["showServer", { id: remote.id }]]));
  push({ screen: { kind: "settings" } });
  await screen.findByRole("heading", { name: "Settings" });
  window.dispatchEvent(new Event("online"));
  expect(calls).toHaveLength(1);
});

const reasons: [check: ServerCheck, english: RegExp, french: RegExp][] = [
  [{ kind: "server", origin, version: "0.1.0" }, /not answer as expected/, /pas répondu comme prévu/],
  [{ kind: "no address" }, /not answer as expected/, /pas répondu comme prévu/],
  [{ kind: "another", origin }, /that is not Xtablo/, /n’est pas Xtablo/],
  [{ kind: "guarded", origin }, /a name and a password/, /un nom et un mot de passe/],
  [{ kind: "too old", origin, version: "0.0.9", oldest: "0.1.0" }, /0\.0\.9.*0\.1\.0/, /0\.0\.9.*0\.1\.0/],
  [{ kind: "unwell", origin, status: 502 }, /\(status 502\)/, /\(état 502\)/],
  [{ kind: "certificate", origin, reason: "expired" }, /certificate has expired/, /certificat a expiré/],
  [{ kind: "certificate", origin, reason: "another name" }, /for another name/, /pour un autre nom/],
  [{ kind: "certificate", origin, reason: "unknown authority" }, /who issued its certificate/, /autorité/],
  [{ kind: "certificate", origin, reason: "not TLS" }, /does not speak HTTPS/, /ne parle pas HTTPS/],
  [{ kind: "certificate", origin, reason: "other" }, /cannot be made secure/, /ne peut pas être sécurisée/],
  [{ kind: "unknown name", origin }, /name is not known.*VPN/, /nom n’est pas connu.*VPN/],
  [{ kind: "refused", origin }, /Nothing answers/, /Rien ne répond/],
  [{ kind: "no answer", origin }, /does not answer/, /ne répond pas/],
  [{ kind: "offline", origin }, /has no network/, /n’a pas de réseau/],
];

test.each(reasons)(
  "why a server is away is said, and said anew when it changes: %o",
  async (check, english, french) => {
    const before: ServerCheck = { kind: check.kind === "offline" ? "refused" : "offline", origin };
    const { push } = await openPages({ servers, screen: { kind: "away", server: remote.id, check: before } });
    const status = screen.getByRole("status");
    push({ screen: { kind: "away", server: remote.id, check } });
    expect(status.textContent).toMatch(english); // the same element, so that it is read out
    push({ language: "fr" });
    expect(status.textContent).toMatch(french);
  },
);

test("what the local server is at is followed, in its own language", async () => {
  const at = (message: string): Partial<AppState> => ({
    screen: { kind: "local starting", server: local.id, message },
  });
  const { push } = await openPages({ servers, language: "fr", ...at("Making the database") });
  push(at("Starting PostgreSQL"));
  const status = screen.getByRole("status");
  expect(status.textContent).toBe("Starting PostgreSQL");
  expect(status.getAttribute("lang")).toBe("en");
  expect(screen.getByText(/Le premier démarrage prend un moment/)).toBeDefined();
});

test("a local server that failed says why, starts again and leads to the logs", async () => {
  const message = "The database could not start.\nNo space left on device";
  const { calls } = await openPages({ servers, screen: { kind: "local failed", server: local.id, message } });
  expect(screen.getByRole("region", { name: "What it said last" }).textContent).toBe(message);
  press("Open the logs");
  await waitFor(() => expect(calls).toEqual([["openLogs"]]));
  press("Start again");
  await waitFor(() => expect(calls).toContainEqual(["showServer", { id: local.id }]));
  press("Other servers");
  await waitFor(() => expect(calls).toContainEqual(["showScreen", { screen: "servers" }]));
});

test("a server that is gone from the list still has a page", async () => {
  await openPages({ screen: { kind: "away", server: remote.id, check: { kind: "offline", origin } } });
  expect(heading().textContent).toBe("The server is not available right now");
});

test("an app that does not answer is asked again", async () => {
  let isThere = false;
  const state: AppState = {
    language: "en",
    version: "0.1.0",
    screen: { kind: "settings" },
    servers,
    choices: { startAtLogin: false, keepRunning: false, checkSpelling: false, updates: null },
    keptSettings: null,
  };
  const readState = async () => (isThere ? state : Promise.reject(new Error("Refused.")));
  await openPages({}, { readState });
  expect(screen.getByRole("alert").textContent).toContain("does not answer");
  isThere = true;
  press("Retry");
  expect(await screen.findByRole("heading", { level: 1, name: "Settings" })).toBeDefined();
});
