import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** Users, their sessions, and the counters of the sign-in limits. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table users (
      id uuid primary key,
      email text not null check (email = lower(email) and length(email) <= 254),
      name text not null check (length(name) between 1 and 120),
      password_hash text,
      admin boolean not null default false,
      locale text check (locale in ('en', 'fr')),
      disabled_at timestamptz,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    );
    create unique index users_email on users (email);

    -- Only the SHA-256 of a session's id is kept: who reads the table cannot sign in with it.
    create table sessions (
      id_hash bytea primary key check (length(id_hash) = 32),
      user_id uuid not null references users on delete cascade,
      user_agent text not null default '',
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz not null
    );
    create index sessions_user on sessions (user_id);
    create index sessions_expires on sessions (expires_at);

    -- The shape that rate-limiter-flexible expects of its table.
    create unlogged table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table rate_limits; drop table sessions; drop table users;");
}
