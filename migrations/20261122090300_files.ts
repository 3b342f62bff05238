import type { Knex } from "knex";

/** The release before still works on the result. */
export const compatible = true;

/** What is known of a tablo's files; the bytes are in the file store under files/{tablo_id}/{id}. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table files (
      id uuid primary key,
      tablo_id uuid not null references tablos on delete cascade,
      -- pending until the bytes are safe; nobody sees a pending file.
      state text not null default 'pending' check (state in ('pending', 'stored')),
      name text not null check (length(name) between 1 and 255),
      size_bytes bigint not null default 0 check (size_bytes >= 0),
      content_type text not null default 'application/octet-stream',
      sha256 text not null default '',
      uploader_id uuid references users on delete set null,
      deleted_at timestamptz(3),
      created_at timestamptz(3) not null default now(),
      check (state = 'pending' or (size_bytes > 0 and length(sha256) = 64))
    );
    create index files_newest on files (tablo_id, id desc) where state = 'stored' and deleted_at is null;
    create index files_pending on files (created_at) where state = 'pending';
    create index files_uploader on files (uploader_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("drop table files;");
}
