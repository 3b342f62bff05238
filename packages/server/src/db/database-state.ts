import type { SystemStatus } from "@xtablo/contract";
import type { Knex } from "knex";
import { listMigrations } from "./migration-source.ts";

interface Row {
  version: string;
  size: string;
  connections: number;
  most: number;
  applied: string[];
}

/** How the database is: its version and size, how full it is, and whether its schema is this release's. */
export async function readDatabaseState(db: Knex): Promise<SystemStatus["database"]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select current_setting('server_version') as version, pg_database_size(current_database())::text as size,
      (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::integer as most,
      coalesce((select array_agg(name order by name) from knex_migrations), '{}') as applied`,
  );
  const [state, known] = [rows[0], await listMigrations()];
  const applied = state?.applied ?? [];
  const pending = known.filter((name) => !applied.includes(name));
  return {
    ok: pending.length === 0,
    version: state?.version ?? "",
    sizeBytes: Number(state?.size ?? 0),
    connections: state?.connections ?? 0,
    maxConnections: state?.most ?? 0,
    schema: applied.at(-1) ?? null,
    pendingMigrations: pending,
    unknownMigrations: applied.filter((name) => !known.includes(name)),
  };
}
