import type { Knex } from "knex";
import type { ClientBase } from "pg";

/** A statement that each connection prepares once, under its name. Values are bound as `$1`, `$2`, …. */
export interface Statement {
  name: string;
  text: string;
}

interface RawClient {
  acquireConnection(): Promise<ClientBase>;
  releaseConnection(connection: ClientBase): Promise<void>;
}

/**
 * Runs a prepared statement on the pool or in a transaction, without the query builder's cost.
 * For the few statements that most requests run; everything else goes through Objection.
 */
export async function run<Row extends object>(db: Knex, statement: Statement, values: unknown[]): Promise<Row[]> {
  const client = db.client as RawClient; // a transaction's client gives that transaction's connection
  const connection = await client.acquireConnection();
  try {
    const result = await connection.query<Row>({ name: statement.name, text: statement.text, values });
    return result.rows;
  } finally {
    await client.releaseConnection(connection);
  }
}

/** As {@link run}, for statements that give at most one row. */
export async function runForOne<Row extends object>(
  db: Knex,
  statement: Statement,
  values: unknown[],
): Promise<Row | undefined> {
  return (await run<Row>(db, statement, values))[0];
}
