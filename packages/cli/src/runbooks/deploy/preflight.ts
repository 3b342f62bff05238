import { precondition } from "../../lib/failure.ts";
import { readComposeVersion } from "../engine/find-engine.ts";
import { checkPorts, checkSubnet } from "./check-network.ts";
import { type Deployment, readEnvProd } from "./deployment.ts";
import { inspectEnv } from "./env/check-env.ts";

/** What was looked at before a deploy, and what to type when it is not well. */
export interface Check {
  part: string;
  state: "ok" | "warning" | "problem";
  seen: string;
  next: string | null;
}

const oldestEngine = "20.10";
const goodEngine = "24.0";
const leastDiskMb = 1_024;
const goodDiskMb = 4_096;

/** Looks at everything that a deploy needs, and changes nothing. */
export async function runPreflight(deployment: Deployment): Promise<Check[]> {
  return [
    await checkEngine(deployment),
    await checkCompose(deployment),
    ...(await checkConfiguration(deployment)),
    await checkDisk(deployment),
    await checkPorts(deployment),
    await checkSubnet(deployment),
  ];
}

/** Throws a precondition `Failure` with every problem; warnings are told. */
export function requireWell(checks: Check[], { progress }: Pick<Deployment, "progress">): void {
  for (const { state, part, seen, next } of checks)
    if (state === "warning") progress.warn(`${part}: ${seen}${next ? ` ${next}` : ""}`);
  const problems = checks.filter(({ state }) => state === "problem");
  if (problems.length === 0) return;
  const lines = problems.map(({ part, seen, next }) => `  - ${part}: ${seen}${next ? `\n    ${next}` : ""}`);
  throw precondition(`This machine is not ready for a deploy:\n${lines.join("\n")}`, "Correct it and deploy again.");
}

/** Whether a version is the other one or later, number by number. */
export function isAtLeast(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) >= 0;
}

async function checkEngine({ stack }: Deployment): Promise<Check> {
  const { stdout } = await stack.docker(["version", "--format", "{{.Server.Version}}"]);
  const version = stdout.trim();
  return judgeEngine(stack.engine.containers, version);
}

async function checkCompose({ host, stack }: Deployment): Promise<Check> {
  const seen = await readComposeVersion(stack.engine, async (file, args) => host.run([file, ...args]));
  return { part: "compose", state: "ok", seen, next: null };
}

/** Podman counts its versions in another way, and every one with Compose will do. */
export function judgeEngine(name: "docker" | "podman", version: string): Check {
  const seen = `${name} ${version}`;
  if (name === "podman" || isAtLeast(version, goodEngine)) return { part: "engine", state: "ok", seen, next: null };
  const state = isAtLeast(version, oldestEngine) ? "warning" : "problem";
  const next = state === "warning" ? "It works; 24 or later is better." : `Install Docker ${oldestEngine} or later.`;
  return { part: "engine", state, seen, next };
}

async function checkConfiguration({ host, places }: Deployment): Promise<Check[]> {
  const findings = await inspectEnv(host, places, await readEnvProd(host, places));
  if (findings.length === 0)
    return [{ part: ".env.prod", state: "ok", seen: "complete, strong, mode 600", next: null }];
  return findings.map(({ severity, says, next }) => ({ part: ".env.prod", state: severity, seen: says, next }));
}

async function checkDisk({ host, stack, places }: Deployment): Promise<Check> {
  const { stdout: root } = await stack.docker(["info", "--format", "{{.DockerRootDir}}"]);
  const kept = places.state.replace(/\/[^/]+$/, "");
  const script = 'for p in "$@"; do while [ ! -e "$p" ]; do p=$(dirname "$p"); done; df -Pm "$p" | tail -n 1; done';
  const { stdout } = await host.run(["sh", "-c", script, "sh", root.trim() || "/", kept]);
  const free = Math.min(
    ...stdout
      .trim()
      .split("\n")
      .map((line) => Number(line.split(/\s+/)[3])),
  );
  const seen = `${(free / 1_024).toFixed(1)} GB free`;
  if (free >= goodDiskMb) return { part: "disk", state: "ok", seen, next: null };
  const state = free < leastDiskMb ? "problem" : "warning";
  return { part: "disk", state, seen, next: "Remove old images: docker image prune --all --filter until=240h" };
}
