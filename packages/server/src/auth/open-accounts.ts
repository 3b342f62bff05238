import { openDatabase } from "../db/database.ts";
import { requireMigrated } from "../db/migrate.ts";
import type { createAccounts } from "./accounts.ts";

/** The accounts of a database, as an operator handles them. */
export type Accounts = ReturnType<typeof createAccounts>;

/**
 * Does `work` with the accounts of a database. Throws `DatabaseError` when it can't be reached
 * or has not all tables of this release; what `work` asks throws `AccountError`.
 */
export async function withAccounts<T>(url: string, work: (accounts: Accounts) => Promise<T>): Promise<T> {
  await requireMigrated(url);
  const { createAccounts } = await import("./accounts.ts"); // with the hasher and Objection, which few commands need
  const db = openDatabase(url, { warn: () => {}, error: () => {} }); // it throws what it logs
  try {
    return await work(createAccounts(db));
  } finally {
    await db.destroy();
  }
}
