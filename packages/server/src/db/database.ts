import knex, { type Knex } from "knex";
import pg from "pg";
import type { Logger } from "../log.ts";

/** Connections of one server process. */
const poolSize = 10;

/** Opens the pool. Nothing is connected before the first query. `close()` it with `destroy()`. */
export function openDatabase(url: string, log: Pick<Logger, "warn" | "error">): Knex {
  return knex({
    client: "pg",
    connection: connectionOf(url),
    pool: { min: 0, max: poolSize, acquireTimeoutMillis: 5_000, idleTimeoutMillis: 60_000 },
    acquireConnectionTimeout: 5_000,
    compileSqlOnError: false, // an error's message gets to the log: never with what was bound
    log: {
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
      debug: () => {},
      deprecate: () => {},
    },
  });
}

/** How each connection is made; waiting for a lock, an answer or a client has an end. */
function connectionOf(connectionString: string): Knex.PgConnectionConfig & pg.ClientConfig {
  return {
    connectionString,
    application_name: "xtablo",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser },
  };
}

/** The driver's parsers, but for dates, which stay text (a date has no time zone), and for counters, which are numbers. */
function getTypeParser(oid: number): (value: string) => unknown {
  if (oid === pg.types.builtins.DATE) return (value) => value;
  if (oid === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(oid, "text");
}
