import { expect, test } from "vitest";
import { anEntry } from "../runbooks/deploy/testing/releases.ts";
import { formatReceipt, formatReleases } from "./receipt.ts";

const migrations = { known: ["1", "2"], incompatible: [], before: ["1"], after: ["1", "2"] };
const probe = { sent: 105, failed: 0, failures: [], slowestMs: 31 };
const from = { tag: "v0.1.0", image: "sha256:one", commit: null };
const steps = [
  { name: "backup", durationMs: 1_100 },
  { name: "cut", durationMs: 3_900 },
];
const entry = anEntry({
  tag: "v0.2.0",
  image: `registry.example.org/xtablo@sha256:${"ab".repeat(32)}`,
  from,
  steps,
  probe,
  migrations,
  slot: "green",
});

test("a receipt says what serves, what it brought, where the time went, what was probed, and the way back", () => {
  expect(formatReceipt(entry).split("\n")).toEqual([
    "Deployed v0.2.0 in 1.0 s; it serves from green.",
    "image    registry.example.org/xtablo@sha256:abababababab…",
    "applied  2",
    "time     backup 1.1 s, cut 3.9 s",
    "probed   105 requests through the proxy, 0 failed, slowest 31 ms",
    "v0.1.0 stays warm. Back to it: xtablo rollback v0.1.0",
  ]);
});

test("the record fits 80 columns, newest first, and marks what serves", () => {
  const failed = anEntry({ tag: "v0.3.0", outcome: "failed", failed: { step: "ready", reason: "it crashed" } });
  const lines = formatReleases([entry, failed]).split("\n");
  expect(lines[1]).toMatch(/^v0\.3\.0 .*failed at ready$/);
  expect(lines[2]).toMatch(/^v0\.2\.0 \* .* \+1 .* 0\/105 .*done$/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(formatReleases([])).toMatch(/xtablo deploy/);
});
