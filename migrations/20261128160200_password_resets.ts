import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** The links with which people choose a password: one a user, used once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Only the SHA-256 of a link's secret is kept: who reads the table cannot use it.
    create table password_resets (
      secret_hash bytea primary key check (length(secret_hash) = 32),
      user_id uuid not null references users on delete cascade,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz not null
    );
    create unique index password_resets_user on password_resets (user_id);
    create index password_resets_expires on password_resets (expires_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table password_resets;");
}
