import type { Knex } from "knex";

/** Ends every session of a user, and their streams in every process once the transaction is through. Returns how many. */
export async function endSessions(trx: Knex.Transaction, userId: string): Promise<number> {
  const { rows }: { rows: unknown[] } = await trx.raw(
    `with ended as (delete from sessions where user_id = ? returning id_hash)
     select pg_notify('sessions', encode(id_hash, 'hex')) from ended`,
    [userId],
  );
  return rows.length;
}
