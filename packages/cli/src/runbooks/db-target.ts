import type { Config } from "@xtablo/server/ops/database";

/** Where the development database may run. */
export const databaseEngines = ["embedded", "compose"] as const;
/** One of {@link databaseEngines}. */
export type DatabaseEngine = (typeof databaseEngines)[number];

/** Which database the `db` commands mean. */
export type DatabaseTarget = { kind: "given"; url: string } | { kind: "embedded" } | { kind: "compose" };

/** The engine that was asked for; else what DATABASE_URL names; else the embedded one. */
export function chooseTarget(config: Config, engine: DatabaseEngine | undefined): DatabaseTarget {
  if (engine) return { kind: engine };
  return config.databaseUrl === null ? { kind: "embedded" } : { kind: "given", url: config.databaseUrl };
}
