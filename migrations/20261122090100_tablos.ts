import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** Tablos, who works on them, and the ordered log of what happened in each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table tablos (
      id uuid primary key,
      title text not null check (length(title) between 1 and 120),
      description text not null default '' check (length(description) <= 20000),
      color text not null,
      status text not null default 'active' check (status in ('active', 'archived')),
      version integer not null default 1,
      -- Raised by one with every row of changes, under the row's lock.
      log_version bigint not null default 0,
      -- The log version of the last change that shows on the board.
      board_version bigint not null default 0,
      -- Kept by a trigger on tasks.
      task_count integer not null default 0,
      done_count integer not null default 0,
      last_activity_at timestamptz(3) not null default now(),
      deleted_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    ) with (fillfactor = 70);

    create table members (
      tablo_id uuid not null references tablos on delete cascade,
      user_id uuid not null references users on delete cascade,
      role text not null check (role in ('owner', 'editor', 'viewer')),
      created_at timestamptz(3) not null default now(),
      primary key (tablo_id, user_id)
    );
    create index members_user on members (user_id);

    create table changes (
      tablo_id uuid not null references tablos on delete cascade,
      version bigint not null,
      actor_id uuid references users on delete set null,
      kind text not null,
      subject_id uuid not null,
      data jsonb not null,
      at timestamptz(3) not null default now(),
      primary key (tablo_id, version)
    );
    create index changes_actor on changes (actor_id);

    -- The answers to creations that carried an Idempotency-Key, kept for 24 hours.
    create table idempotency_keys (
      user_id uuid not null references users on delete cascade,
      key text not null check (length(key) between 1 and 128),
      request_hash bytea not null,
      status smallint not null,
      body text not null,
      created_at timestamptz(3) not null default now(),
      primary key (user_id, key)
    );
    create index idempotency_keys_created on idempotency_keys (created_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table idempotency_keys; drop table changes; drop table members; drop table tablos;");
}
