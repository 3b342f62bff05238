import { connect } from "./connect.ts";

/** What PostgreSQL says of itself. Throws `DatabaseError` when it can't be reached. */
export async function inspectServer(url: string): Promise<{ version: string; sizeBytes: number }> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ version: string; size: string }>(
      "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size",
    );
    return { version: rows[0]?.version ?? "", sizeBytes: Number(rows[0]?.size) };
  } finally {
    await client.end();
  }
}

/** Drops every schema with all it holds, and leaves an empty `public`. Ends the connections of others first. */
export async function emptyDatabase(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user`,
    );
    const { rows } = await client.query<{ drop: string }>(
      `SELECT format('DROP SCHEMA %I CASCADE', nspname) AS drop FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`,
    );
    await client.query(`BEGIN; ${rows.map(({ drop }) => `${drop};`).join(" ")} CREATE SCHEMA public; COMMIT`);
  } finally {
    await client.end();
  }
}

/** How many workers there are, and how long ago the last of them was heard; null when there was none, or no table of them yet. */
export async function inspectWorkers(url: string): Promise<{ count: number; silentSeconds: number } | null> {
  const client = await connect(url);
  try {
    const { rows: tables } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('workers') IS NOT NULL AS there",
    );
    if (!tables[0]?.there) return null;
    const { rows } = await client.query<{ count: string; silent: string | null }>(
      "SELECT count(*) AS count, extract(epoch FROM now() - max(beat_at)) AS silent FROM workers",
    );
    const { count, silent } = rows[0] ?? { count: "0", silent: null };
    return silent === null ? null : { count: Number(count), silentSeconds: Math.round(Number(silent)) };
  } finally {
    await client.end();
  }
}
