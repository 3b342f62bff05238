import pg from "pg";
import { DatabaseError, explainConnection } from "./database-error.ts";

/** Connects once. Throws {@link DatabaseError} when nothing answers, or a PostgreSQL older than 15. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on("error", () => undefined); // the next query tells
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (version < 15) throw new DatabaseError(`The database is PostgreSQL ${version}.`, "Xtablo needs 15 or later.");
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explainConnection(error, url) ?? error;
  }
}
