import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** Which processes work on jobs, and which slots of the schedules were enqueued. The queue itself is graphile-worker's. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table workers (
      -- graphile-worker locks jobs under this name.
      pool_id text primary key,
      host text not null,
      pid integer not null,
      version text not null,
      started_at timestamptz(3) not null default now(),
      -- Every 10 s. Who was silent for a minute is dead, and others may have its jobs.
      beat_at timestamptz(3) not null default now()
    );

    -- One row for each time that a schedule named, whatever the number of workers.
    create table schedule_ticks (
      kind text not null,
      slot timestamptz(3) not null,
      enqueued_at timestamptz(3) not null default now(),
      primary key (kind, slot)
    );
    create index schedule_ticks_slot on schedule_ticks (slot);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table schedule_ticks; drop table workers;");
}
