import { realpath } from "node:fs/promises";
import pg from "pg";
import { roleName } from "./initialize.ts";
import type { Place } from "./place.ts";

/** One connection that says "I use this database", held as long as a program runs. It ends with its program. */
export type Lease = pg.Client;

/** What answered on a port: our database, nothing yet, or somebody else. */
export type Answer = { kind: "ours"; lease: Lease } | { kind: "not-ready" | "foreign" };

/** Any number; the same in every release, since leases of different releases meet. */
const leaseKey = 7_226_931;

/** Connects to `port` and makes sure that it is the database of this place that answers. */
export async function takeLease(place: Place, port: number): Promise<Answer> {
  const client = new pg.Client({ ...connectionOf(place, port), connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on("error", () => undefined); // told by "end" too
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>("SELECT current_setting('data_directory') AS directory");
    if (rows[0] && (await realpath(rows[0].directory)) === (await realpath(place.directory))) {
      await client.query("SELECT pg_advisory_lock_shared($1)", [leaseKey]);
      return { kind: "ours", lease: client };
    }
    await client.end();
    return { kind: "foreign" };
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = (error as { code?: string }).code; // any error may lack it
    return { kind: code === "28P01" || code === "28000" ? "foreign" : "not-ready" };
  }
}

/** Gives the lease back; true when nobody else has one, so that the database may be stopped. */
export async function endLease(lease: Lease): Promise<boolean> {
  try {
    await lease.query("SELECT pg_advisory_unlock_shared($1)", [leaseKey]);
    const { rows } = await lease.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [leaseKey]);
    return rows[0]?.alone ?? false;
  } finally {
    await lease.end().catch(() => undefined);
  }
}

/** Makes the database named like the role, unless it is there. */
export async function ensureDatabase(lease: Lease): Promise<void> {
  const { rowCount } = await lease.query("SELECT 1 FROM pg_database WHERE datname = $1", [roleName]);
  if (rowCount) return;
  await lease.query(`CREATE DATABASE ${roleName}`).catch((error: { code?: string }) => {
    if (error.code !== "42P04" && error.code !== "23505") throw error; // another start was faster
  });
}

/** The address for programs. */
export function urlOf(place: Place, port: number): string {
  const { user, password, host } = connectionOf(place, port);
  return `postgres://${user}:${password}@${host}:${port}/${roleName}`;
}

function connectionOf(place: Place, port: number) {
  return { host: "127.0.0.1", port, user: roleName, password: place.state.password, database: "postgres" };
}
