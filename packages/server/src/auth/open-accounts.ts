import { DatabaseError } from "../db/database-error.ts";
import { openDatabase } from "../db/database.ts";
import { migrationStatus } from "../db/migrate.ts";
import type { createAccounts } from "./accounts.ts";

/** The accounts of a database, as an operator handles them. */
export type Accounts = ReturnType<typeof createAccounts>;

/**
 * Does `work` with the accounts of a database. Throws {@link DatabaseError} when it can't be reached
 * or has not all tables of this release; what `work` asks throws `AccountError`.
 */
export async function withAccounts<T>(url: string, work: (accounts: Accounts) => Promise<T>): Promise<T> {
  const { pending } = await migrationStatus(url);
  if (pending.length > 0)
    throw new DatabaseError(
      `The database is not migrated to this release: ${pending.length} pending, ${pending[0]} first.`,
      "Migrate it: xtablo migrate up",
    );
  const { createAccounts } = await import("./accounts.ts"); // with the hasher and Objection, which few commands need
  const db = openDatabase(url, { warn: () => {}, error: () => {} }); // it throws what it logs
  try {
    return await work(createAccounts(db));
  } finally {
    await db.destroy();
  }
}
