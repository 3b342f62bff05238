// What .ci/run does once everything is installed: every check, then every test, all of them even when one fails.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
/** All but `newer`, whose parts come from another Debian: `npm run test:deploy` runs it too. */
const deployments = ["image", "stack", "logs", "deploy", "host", "cli", "by-hand"].map(
  (name) => `deploy/testing/${name}.test.ts`,
);
const count = { passed: 0, failed: 0, skipped: 0 };

for (const check of ["lint", "format", "types", "generated", "build"])
  add(check, runNpm(["run", check]) === 0 ? "passed" : "failed");
runTests("test");
// The workers mostly wait: the long tests go on beside them.
const workers = startNode(["packages/server/reliability/workers.ts", "--seconds", "180"]);
runTests("test:long");
runTests("test:deploy", deployments);
add("nothing is lost by kill -9 under load", runNode(["packages/server/reliability/kill-9.ts", "--rounds", "10"]));
add("the file store may be away", runNode(["packages/server/reliability/storage-away.ts", "--seconds", "30"]));
add("no job is lost by kill -9 of its worker", await workers);
add("no known hole in what ships", audit());
add("tracked files are as they were", isClean() ? "passed" : "failed");
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 ? 1 : 0;

function add(name, result) {
  count[result] += 1;
  console.log(`${result}: ${name}\n`);
}

/** The README's test command, or the long tests; each counts. A run that ends without a report counts as failed. */
function runTests(script, files = []) {
  const folder = mkdtempSync(join(tmpdir(), "xtablo-ci-"));
  const report = join(folder, "report.json");
  const code = runNpm([
    "run",
    script,
    "--",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...files,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, "utf8"));
    count.passed += numPassedTests;
    count.failed += numFailedTests || (code === 0 ? 0 : 1);
    count.skipped += numPendingTests + numTodoTests;
  } catch (error) {
    add(`npm run ${script} made no report: ${error.message}`, "failed");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Skipped where the registry has no advisories to ask. */
function audit() {
  const args = ["audit", "--omit=dev", "--audit-level=high", "--json"];
  const { status, stdout } = spawnSync("npm", args, { cwd: root, encoding: "utf8" });
  if (status === 0) return "passed";
  const answer = parse(stdout);
  if (answer?.metadata?.vulnerabilities) {
    console.log(JSON.stringify(answer.vulnerabilities, null, 2));
    return "failed";
  }
  console.log(`The registry does not answer npm audit: ${answer?.message ?? "no answer"}`);
  return "skipped";
}

function isClean() {
  const { status, stdout } = spawnSync("git", ["diff", "--stat", "HEAD"], { cwd: root, encoding: "utf8" });
  if (stdout) console.log(stdout);
  return status === 0 && stdout === "";
}

/** A script under the pinned Node, which npm puts first on the PATH. */
function runNode(args) {
  return runNpm(["exec", "--", "node", ...args]) === 0 ? "passed" : "failed";
}

/** The same, while others run; its result is awaited. */
async function startNode(args) {
  const child = spawn("npm", ["exec", "--", "node", ...args], { cwd: root, stdio: "inherit" });
  const [code] = await once(child, "close");
  return code === 0 ? "passed" : "failed";
}

function runNpm(args) {
  return spawnSync("npm", args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // npm printed something else
  }
}
