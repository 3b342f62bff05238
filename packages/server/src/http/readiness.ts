import type { Readiness } from "@xtablo/contract";
import type { Deps } from "../deps.ts";

/** The database has this long to answer. */
const pingTimeoutMs = 2_000;

/** Whether this server may get requests, and whether its database answers. `lease`: also ask the release lease. */
export async function checkReadiness(deps: Deps, options: { lease: boolean }): Promise<Readiness> {
  const schema = await ping(deps);
  const db = schema === "down" ? "down" : "ok";
  if (deps.draining()) return { status: "draining", db };
  if (db === "down") return { status: "degraded", db };
  if (schema === "missing") return { status: "schema", db };
  if (options.lease && !deps.lease.look()) return { status: "standby", db };
  return { status: "ok", db };
}

async function ping(deps: Deps): Promise<"ok" | "missing" | "down"> {
  try {
    const query = deps.db
      .raw("select to_regclass('changes') is not null as migrated")
      .timeout(pingTimeoutMs, { cancel: false });
    const answer = (await withDeadline(query)) as { rows: { migrated: boolean }[] };
    return answer.rows[0]?.migrated ? "ok" : "missing";
  } catch (error) {
    deps.log.warn({ err: error }, "db ping failed");
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
