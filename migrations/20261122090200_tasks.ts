import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** Etapes and tasks, ordered by fractional keys; a tablo's progress is counted by a trigger. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table etapes (
      id uuid primary key,
      tablo_id uuid not null references tablos on delete cascade,
      title text not null check (length(title) between 1 and 120),
      color text not null,
      position text collate "C" not null check (length(position) <= 64),
      version integer not null default 1,
      deleted_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      unique (id, tablo_id)
    );
    create index etapes_order on etapes (tablo_id, position) where deleted_at is null;

    create table tasks (
      id uuid primary key,
      tablo_id uuid not null references tablos on delete cascade,
      title text not null check (length(title) between 1 and 200),
      description text not null default '' check (length(description) <= 20000),
      status text not null check (status in ('todo', 'in_progress', 'in_review', 'done')),
      position text collate "C" not null check (length(position) <= 64),
      priority text check (priority in ('high', 'medium', 'low')),
      assignee_id uuid,
      etape_id uuid,
      -- The etape it was in when that went to the Trash, so that a restore can put it back.
      trashed_etape_id uuid,
      start_on date,
      due_on date,
      version integer not null default 1,
      created_by uuid references users on delete set null,
      deleted_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      check (due_on >= start_on),
      -- Both of the same tablo: an etape or a member of another one cannot be named.
      foreign key (etape_id, tablo_id) references etapes (id, tablo_id) on delete set null (etape_id),
      foreign key (tablo_id, assignee_id) references members (tablo_id, user_id) on delete set null (assignee_id)
    ) with (fillfactor = 85);
    create index tasks_order on tasks (tablo_id, status, position) where deleted_at is null;
    create index tasks_assignee on tasks (assignee_id) where deleted_at is null and assignee_id is not null;
    create index tasks_etape on tasks (etape_id) where etape_id is not null;
    create index tasks_trashed_etape on tasks (trashed_etape_id) where trashed_etape_id is not null;
    create index tasks_created_by on tasks (created_by);

    create function count_task() returns trigger language plpgsql as $$
    declare
      was_counted boolean := tg_op <> 'INSERT' and old.deleted_at is null;
      is_counted boolean := tg_op <> 'DELETE' and new.deleted_at is null;
      tasks_more integer := is_counted::integer - was_counted::integer;
      done_more integer := (is_counted and new.status = 'done')::integer - (was_counted and old.status = 'done')::integer;
    begin
      if tasks_more <> 0 or done_more <> 0 then
        update tablos set task_count = task_count + tasks_more, done_count = done_count + done_more
        where id = coalesce(new.tablo_id, old.tablo_id);
      end if;
      return null;
    end $$;

    create trigger count_task after insert or delete or update of status, deleted_at on tasks
      for each row execute function count_task();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table tasks; drop function count_task(); drop table etapes;");
}
