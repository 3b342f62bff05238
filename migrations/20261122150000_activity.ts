import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** A tablo's activity is read newest first, by person and by kind. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index changes_kind on changes (tablo_id, kind, version);
    create index changes_actor_version on changes (actor_id, tablo_id, version);
    drop index changes_actor;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    create index changes_actor on changes (actor_id);
    drop index changes_actor_version;
    drop index changes_kind;
  `);
}
