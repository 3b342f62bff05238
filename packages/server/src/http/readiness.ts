import type { Readiness } from "@xtablo/contract";
import { listMigrations } from "../db/migration-source.ts";
import { readSchemaFit, type SchemaFit } from "../db/schema-fit.ts";
import type { Deps } from "../deps.ts";

/** The database has this long to answer. */
const pingTimeoutMs = 2_000;

/** Whether this server may get requests, and whether its database answers. `lease`: also ask the release lease. */
export async function checkReadiness(deps: Deps, options: { lease: boolean }): Promise<Readiness> {
  const schema = await ping(deps);
  const db = schema === "down" ? "down" : "ok";
  if (deps.draining()) return { status: "draining", db };
  if (db === "down") return { status: "degraded", db };
  if (schema !== "ok") return { status: "schema", db };
  if (options.lease && !deps.lease.look()) return { status: "standby", db };
  return { status: "ok", db };
}

/** What this release knows: it stays so while it runs, and a proxy asks several times a second. */
let known: string[] | null = null;

async function ping({ db, log }: Deps): Promise<SchemaFit | "down"> {
  try {
    known ??= await listMigrations();
    return await withDeadline(readSchemaFit(db, known));
  } catch (error) {
    log.warn({ err: error }, "db ping failed");
    return "down";
  }
}

/** Waiting for a free connection counts too. */
async function withDeadline<T>(work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${pingTimeoutMs} ms`)), pingTimeoutMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
