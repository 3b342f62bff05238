import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

const tables = ["tasks", "etapes", "files"];

/** The Trash of a tablo is listed by when things went there. */
export async function up(knex: Knex): Promise<void> {
  for (const table of tables)
    await knex.raw(`create index ${table}_trash on ${table} (tablo_id, deleted_at) where deleted_at is not null`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of tables) await knex.raw(`drop index ${table}_trash`);
}
