import type { Knex } from "knex";
import type { EmbeddedLog } from "./embedded/embedded-error.ts";
import { withMigrationLock } from "./migration-lock.ts";
import { loadMigration, migrationsFolder } from "./migration-source.ts";

/** What would be gone: rows of a table, or values of a column (those that are not null). */
export interface Loss {
  table: string;
  /** Null: the whole table. */
  column: string | null;
  rows: number;
}

/**
 * Counts what reverting these migrations, newest first, would take away: it reverts them, looks, and takes that back before
 * anybody could see it. The tables in question are locked meanwhile, for as long as the reverting itself takes.
 */
export async function measureLoss(
  url: string,
  names: string[],
  { log, folder = migrationsFolder }: { log: EmbeddedLog; folder?: string },
): Promise<Loss[]> {
  return withMigrationLock(url, log, async (db) =>
    db.transaction(async (transaction) => {
      const before = await listColumns(transaction);
      await transaction.raw("savepoint reverting");
      for (const name of names) await (await loadMigration(folder, name)).down(transaction);
      const after = await listColumns(transaction);
      await transaction.raw("rollback to savepoint reverting"); // which lets go of the locks, too
      const losses: Loss[] = [];
      for (const gone of findGone(before, after)) losses.push({ ...gone, rows: await countRows(transaction, gone) });
      return losses.filter(({ rows }) => rows > 0);
    }),
  );
}

/** Columns by table, of the application's own schema. */
type Columns = Map<string, string[]>;

async function listColumns(db: Knex): Promise<Columns> {
  const { rows } = await db.raw<{ rows: { table: string; columns: string[] }[] }>(
    `select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = current_schema() and table_type = 'BASE TABLE'
      group by table_name order by table_name`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

function findGone(before: Columns, after: Columns): Omit<Loss, "rows">[] {
  return [...before].flatMap(([table, columns]): Omit<Loss, "rows">[] => {
    const left = after.get(table);
    if (!left) return [{ table, column: null }];
    return columns.filter((column) => !left.includes(column)).map((column) => ({ table, column }));
  });
}

async function countRows(db: Knex, { table, column }: Omit<Loss, "rows">): Promise<number> {
  const where = column === null ? "" : " where ?? is not null";
  const { rows } = await db.raw<{ rows: { count: string }[] }>(
    `select count(*) from ??${where}`,
    column === null ? [table] : [table, column],
  );
  return Number(rows[0]?.count);
}
