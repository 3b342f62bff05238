import { type Config, embeddedStatus } from "@xtablo/server/ops/database";
import { composeSettings, environmentWith } from "../lib/environment.ts";
import { Failure, precondition } from "../lib/failure.ts";
import { openDatabase } from "./database.ts";
import { composeShell } from "./db-compose.ts";
import { chooseTarget, type DatabaseEngine } from "./db-target.ts";
import { type Program, runAttached, runQuietly } from "./program.ts";
import type { Progress } from "./progress.ts";

/** Opens `psql` on the development database, which is started for that long when it does not run. `args` are psql's. */
export async function openShell(
  config: Config,
  progress: Progress,
  options: { root: string; engine: DatabaseEngine | undefined; args: string[]; terminal: boolean },
): Promise<void> {
  const target = chooseTarget(config, options.engine);
  if (target.kind === "compose") return run(await composeShell(options.root, composeSettings(), options));
  await requirePsql();
  const given = { ...config, databaseUrl: target.kind === "given" ? target.url : null };
  const starts = target.kind === "embedded" && (await embeddedStatus(config)).state !== "running";
  if (starts) progress.info("The database did not run; it is started for this shell.");
  const database = await openDatabase(given, progress);
  try {
    await run(psqlOn(database.url, options.args));
  } finally {
    await database.close();
  }
}

/** The password goes into the environment: everybody on the machine sees arguments. */
function psqlOn(address: string, args: string[]): Program {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { file: "psql", args: ["--dbname", url.href, ...args], env: environmentWith({ PGPASSWORD: password }) };
}

async function run(psql: Program): Promise<void> {
  const code = await runAttached(psql, { output: "stdout" });
  if (code !== 0) throw new Failure(`psql ended with ${code}.`, "Correct what it says and try again.");
}

async function requirePsql(): Promise<void> {
  try {
    await runQuietly({ file: "psql", args: ["--version"] });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOENT") throw error;
    throw precondition(
      "There is no psql on the PATH; the embedded database comes without it.",
      "Install it (apt-get install postgresql-client, dnf install postgresql, brew install libpq), " +
        "or use the container's: xtablo db shell --engine compose",
      error,
    );
  }
}
