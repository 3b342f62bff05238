import type { DeployOutcome } from "../runbooks/deploy/deploy.ts";
import type { RollbackOutcome } from "../runbooks/deploy/rollback.ts";
import type { ProbeCount, ReleaseEntry } from "../runbooks/deploy/state/record.ts";
import { formatPairs, formatTable } from "./present.ts";

/** The one thing that a deploy or a rollback prints: what serves, where the time went, and what was probed. */
export function formatReceipt(entry: ReleaseEntry): string {
  const { kind, tag, slot, from, durationMs, steps, probe, backup, migrations } = entry;
  const done = kind === "deploy" ? "Deployed" : "Rolled back to";
  const applied = migrations.after.filter((name) => !migrations.before.includes(name));
  const reverted = migrations.before.filter((name) => !migrations.after.includes(name));
  const facts: [string, string][] = [
    ["image", shorten(entry.image)],
    ...applied.map((name): [string, string] => ["applied", name]),
    ...reverted.map((name): [string, string] => ["reverted", name]),
    ...(backup ? [["backup", backup] as [string, string]] : []),
    ["time", steps.map(({ name, durationMs: ms }) => `${name} ${seconds(ms)}`).join(", ")],
    ...(probe ? [["probed", describeProbe(probe)] as [string, string]] : []),
  ];
  const warm = from ? `\n${from.tag} stays warm. Back to it: xtablo rollback ${from.tag}` : "";
  return `${done} ${tag} in ${seconds(durationMs)}; it serves from ${slot}.\n${formatPairs(facts)}${warm}`;
}

/** What a dry run says of a deploy. */
export function formatDeployPlan(plan: Extract<DeployOutcome, { kind: "planned" }>): string {
  const checks = plan.checks.map(({ part, state, seen }): [string, string] => [part, `${state.padEnd(7)}  ${seen}`]);
  const from = plan.from ? `, beside ${plan.from}, and move people over` : "";
  return `${formatPairs(checks)}\nWould deploy ${plan.tag} to the slot ${plan.slot}${from}.`;
}

/** What a dry run says of a rollback. */
export function formatRollbackPlan({ from, to, plan }: Extract<RollbackOutcome, { kind: "planned" }>): string {
  if (plan.kind === "code") return `Would go back from ${from} to ${to}: it works on the schema as it is.`;
  if (plan.kind === "forward") return `Could not go back to ${to}: it needs ${plan.missing.join(", ")}.`;
  return (
    `Could go back from ${from} to ${to} with --schema only: ${plan.blocking.join(", ")} is not compatible with it.\n` +
    `It would revert ${plan.revert.join(", ")}.`
  );
}

/** The record, newest first. */
export function formatReleases(record: ReleaseEntry[]): string {
  if (record.length === 0) return "Nothing was deployed yet: xtablo deploy";
  const serving = record.findLast(({ outcome }) => outcome === "done");
  const rows = record.toReversed().map((entry) => {
    const { kind, tag, startedAt, durationMs, migrations, probe, outcome, failed } = entry;
    const changed = migrations.after.length - migrations.before.length;
    return [
      entry === serving ? `${tag} *` : tag,
      kind,
      startedAt.slice(0, 16).replace("T", " "),
      seconds(durationMs),
      changed === 0 ? "" : `${changed > 0 ? "+" : ""}${changed}`,
      probe ? `${probe.failed}/${probe.sent}` : "",
      outcome === "done" ? "done" : `failed at ${failed?.step}`,
    ];
  });
  return formatTable(["Release", "What", "When (UTC)", "Took", "Schema", "Failed", "Result"], rows);
}

function describeProbe({ sent, failed, slowestMs, failures }: ProbeCount): string {
  const count = `${sent} requests through the proxy, ${failed} failed, slowest ${slowestMs} ms`;
  return [count, ...failures].join("\n        ");
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** A digest is told by its first twelve digits. */
function shorten(image: string): string {
  return image.replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/, "$1…");
}
