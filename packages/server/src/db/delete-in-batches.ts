import type { Knex } from "knex";
import { run, type Statement } from "./statement.ts";

/** Rows of one statement, so that none holds its locks for long. */
export const batchRows = 1_000;

/**
 * Runs a statement that deletes at most `$1` rows until it finds no more, and says how many went. Stops between two batches.
 * It names the rows in a materialized CTE with `for update skip locked`: what another worker, or a request, has in its hands
 * is left to them, and what they changed is judged again. It ends with {@link countGone}.
 */
export async function deleteInBatches(db: Knex, statement: Statement, signal?: AbortSignal): Promise<number> {
  let total = 0;
  for (;;) {
    signal?.throwIfAborted();
    const [{ count } = { count: 0 }] = await run<{ count: number }>(db, statement, [batchRows]);
    total += count;
    if (count < batchRows) return total;
  }
}

/** The end of such a statement, whose CTEs are `old` (what to delete) and `gone` (what was deleted). */
export const countGone = "select count(*)::integer as count from gone";
