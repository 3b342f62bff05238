import { expect, test } from "vitest";
import { formatAge } from "../../../lib/format-age.ts";
import type { ContainerState } from "../stack.ts";
import { judgeCertificate } from "./certificate.ts";
import { lookAtContainers } from "./containers.ts";

const nowMs = Date.parse("2026-11-28T10:00:00Z");
const well: ContainerState = {
  id: "c",
  state: "running",
  health: "healthy",
  image: "xtablo:v1",
  restarts: 0,
  exitCode: 0,
  startedAt: "2026-11-01T10:00:00Z",
  address: "172.30.77.11",
};
const names = ["caddy", "postgres", "web-blue", "web-green", "worker"];
const containers = (changed: Record<string, Partial<ContainerState> | null>) =>
  new Map(names.flatMap((name) => (changed[name] === null ? [] : [[name, { ...well, ...changed[name] }] as const])));

test.each([
  [{}, "ok", "all 5 run", null],
  [{ worker: { restarts: 3 } }, "ok", "all 5 run", null],
  [
    { worker: { restarts: 3, startedAt: "2026-11-28T09:59:00Z" } },
    "failed",
    "worker was started again 3 times, last 60 s ago; 4 run",
    "xtablo logs worker --tail 50",
  ],
  [{ "web-green": { state: "exited", exitCode: 3 } }, "warning", "web-green ended with 3; 4 run", /web-green/],
  [{ "web-green": null }, "ok", "all 4 run", null],
  [{ "web-blue": null }, "failed", "web-blue is missing; 4 run", /web-blue/],
  [{ postgres: { health: "unhealthy" } }, "failed", "postgres is unhealthy; 4 run", /postgres/],
  [
    { caddy: { state: "restarting" }, "web-green": { state: "paused" } },
    "failed",
    "caddy is restarting; web-green is paused; 3 run",
    /caddy/,
  ],
])("of containers with %j it says %s: %s", (changed, state, saw, next) => {
  const line = lookAtContainers(containers(changed), "blue", nowMs);
  expect(line).toMatchObject({ state, saw });
  if (next === null) expect(line.next).toBeNull();
  else expect(line.next).toMatch(next);
});

const shown = {
  issuer: "Let's Encrypt",
  name: "R11",
  from: "Nov  1 00:00:00 2026 GMT",
  to: "Jan 30 00:00:00 2027 GMT",
  names: "DNS:xtablo.example.org",
};
const judge = (changed: Partial<typeof shown>, trusted = true) =>
  judgeCertificate({ ...shown, ...changed }, { domain: "xtablo.example.org", trusted, nowMs });

test.each([
  [{}, "ok", "Let's Encrypt (R11), until 2027-01-30 00:00 UTC (62 d)"],
  [{ names: "DNS:*.example.org" }, "ok", "Let's Encrypt (R11), until 2027-01-30 00:00 UTC (62 d)"],
  [{ names: "DNS:www.example.org" }, "failed", "Let's Encrypt (R11), not for xtablo.example.org"],
  [{ to: "Nov 28 09:00:00 2026 GMT" }, "failed", /expired/],
  [{ to: "Dec  2 09:00:00 2026 GMT" }, "warning", /no new one came/],
  [{ name: "(STAGING) Counterfeit Cashew R10" }, "warning", /which browsers refuse/],
])("of a certificate with %j it says %s: %s", (changed, state, saw) => {
  const line = judge(changed);
  expect(line.state).toBe(state);
  expect(line.saw).toMatch(saw);
  expect(line.next === null).toBe(state === "ok");
});

test("a certificate of hours is well, and of an own issuer it is said who trusts it", () => {
  const own = {
    issuer: "Caddy Local Authority",
    name: "",
    from: "Nov 28 04:00:00 2026 GMT",
    to: "Nov 28 16:00:00 2026 GMT",
  };
  expect(judge(own, false)).toMatchObject({ state: "ok", saw: expect.stringContaining("(6 h); only where") });
});

test.each([
  [5, "5 s"],
  [119, "119 s"],
  [120, "2 min"],
  [7_200, "2 h"],
  [200_000, "2 d"],
  [-3, "0 s"],
])("%d seconds are %s", (seconds, text) => expect(formatAge(seconds)).toBe(text));
