import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** What was deployed and rolled back here. The same record is a file on the machine, which is readable without a database. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table releases (
      id text primary key,
      -- As in the file: tag, image, commit, slot, who, when, outcome, migrations, probe.
      entry jsonb not null
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table releases;");
}
