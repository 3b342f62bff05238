import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** What the jobs that tidy up look for: uploads that nobody goes on with, and old changes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The last sign of life of an upload. A pending row without one for an hour is an orphan.
    alter table files add column seen_at timestamptz(3) not null default now();
    drop index files_pending;
    create index files_pending on files (seen_at) where state = 'pending';
    -- The log grows at its end, so that the blocks' ranges are enough.
    create index changes_at on changes using brin (at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index changes_at;
    drop index files_pending;
    alter table files drop column seen_at;
    create index files_pending on files (created_at) where state = 'pending';
  `);
}
