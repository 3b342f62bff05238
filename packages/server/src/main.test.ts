import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("./main.js", import.meta.url));
const run = (environment: Record<string, string>) =>
  spawnSync(process.execPath, [main], { env: { PATH: process.env["PATH"], ...environment }, encoding: "utf8" });

test.each([
  ["no database", {}, "DATABASE_URL is missing"],
  ["two wrong values", { PORT: "eighty", SIGNUP: "yes" }, "PORT=eighty is wrong: expected a port, 0-65535"],
  [
    "a database that is nowhere",
    { DATABASE_URL: "postgres://me:hunter2@127.0.0.1:9/x" },
    "Nothing answers at 127.0.0.1:9. Start PostgreSQL",
  ],
])("a start with %s ends with 1 and says what to do, without a stack or a password", (_name, environment, text) => {
  const { status, stdout, stderr } = run(environment);
  expect(status).toBe(1);
  expect(stderr).toContain(text);
  expect(stderr + stdout).not.toMatch(/hunter2|\n +at /);
});
