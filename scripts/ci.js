// What .ci/run does once everything is installed: every check, then every test, all of them even when one fails.
// A test file that failed is run once more at the end, with nothing beside it. What fails again has failed; what passes then counts as
// passed, and is named as unsteady: mend it. Whatever failed is said last, since of a long log often only the end is kept.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const startedAt = Date.now();
/** So many files may be unsteady; when more fail, something is broken. CI has 45 minutes, and installing takes some of them. */
const again = { files: 3, endsWithinMs: 41 * 60_000 };
/** All but `newer`, whose parts come from another Debian: `npm run test:deploy` runs it too. */
const deployments = ["image", "stack", "logs", "deploy", "host", "cli", "by-hand"].map(
  (name) => `deploy/testing/${name}.test.ts`,
);
/** One for each check and each test file: `{ name, passed, failed, skipped, failures }`, and of a file how to run it again. */
const results = [];
const unsteady = [];

for (const check of ["lint", "format", "types", "generated", "build"])
  add(check, runNpm(["run", check]) === 0 ? "passed" : "failed");
results.push(...runTests("test"));
// The workers mostly wait: the long tests go on beside them.
const workers = startNode(["packages/server/reliability/workers.ts", "--seconds", "180"]);
results.push(...runTests("test:long"));
results.push(...runTests("test:deploy", deployments));
add("nothing is lost by kill -9 under load", runNode(["packages/server/reliability/kill-9.ts", "--rounds", "10"]));
add("the file store may be away", runNode(["packages/server/reliability/storage-away.ts", "--seconds", "30"]));
add("no job is lost by kill -9 of its worker", await workers);
add("no known hole in what ships", audit());
add("tracked files are as they were", isClean() ? "passed" : "failed");
runFailedAgain();

for (const { name, failures } of unsteady) say(`unsteady, it passed the second time: ${name}`, failures);
for (const { name, failures } of results.filter(({ failed }) => failed > 0)) say(`failed: ${name}`, failures);
const [passed, failed, skipped] = ["passed", "failed", "skipped"].map((kind) =>
  results.reduce((sum, result) => sum + result[kind], 0),
);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

function add(name, result) {
  results.push({ name, passed: 0, failed: 0, skipped: 0, failures: [], [result]: 1 });
  console.log(`${result}: ${name}\n`);
}

function say(title, failures) {
  console.log([title, ...failures].join("\n"));
  console.log();
}

/** The README's test command, the long tests or the deployments: a result for each file. A run without a report counts as one that failed. */
function runTests(script, files = []) {
  const folder = mkdtempSync(join(tmpdir(), "xtablo-ci-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = runNpm(["run", script, "--", ...reporters, ...files]);
  const whole = { name: `npm run ${script}`, passed: 0, failed: 1, skipped: 0 };
  try {
    const ofFiles = JSON.parse(readFileSync(report, "utf8")).testResults.map((file) => ofFile(script, file));
    if (code === 0 || ofFiles.some(({ failed }) => failed > 0)) return ofFiles;
    return [...ofFiles, { ...whole, failures: [`  It ended with ${code}, though no test failed: see above.`] }];
  } catch (error) {
    return [{ ...whole, failures: [`  It made no report: ${error.message}`] }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ofFile(script, { name, status, message, startTime, endTime, assertionResults: tests }) {
  const count = (...kinds) => tests.filter((test) => kinds.includes(test.status)).length;
  const failures = tests
    .filter((test) => test.status === "failed")
    .map(({ fullName, failureMessages }) => `  ${fullName}\n${excerpt(failureMessages.join("\n"))}`);
  if (status === "failed" && failures.length === 0) failures.push(excerpt(message)); // a hook, or the file itself
  const file = relative(root, name);
  return {
    name: file,
    passed: count("passed"),
    failed: failures.length,
    skipped: count("pending", "skipped", "todo"),
    failures,
    again: { script, file, ms: endTime - startTime },
  };
}

/** What failed and where, of what may be pages. */
function excerpt(message) {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => !line.includes("node_modules/vitest") && !line.includes("new Promise (<anonymous>)"));
  return lines
    .slice(0, 15)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join("\n");
}

/** A clock or a browser on a machine that others use can be late once; what is broken fails twice. */
function runFailedAgain() {
  const failed = results.filter((result) => result.failed > 0 && result.again);
  if (failed.length > again.files) return;
  for (const first of failed) {
    const { script, file, ms } = first.again;
    if (Date.now() - startedAt + ms > again.endsWithinMs) continue;
    console.log(`Once more, by itself: ${file}`);
    const repeated = runTests(script, [file]);
    results.splice(results.indexOf(first), 1, ...repeated);
    if (repeated.every(({ failed, passed }) => failed === 0 && passed > 0)) unsteady.push(first);
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
