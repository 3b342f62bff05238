import type { Trashed } from "@xtablo/contract";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import { type Statement, run } from "../db/statement.ts";
import type { Caller } from "../db/transaction.ts";
import { isInTrash } from "../db/trash.ts";
import { requireMember } from "../members/members.service.ts";

interface TrashedRow {
  kind: Trashed["kind"];
  id: string;
  title: string;
  deleted_at: Date;
}

const findPage: Statement = {
  name: "list_trash",
  text: `
    select kind, id, title, deleted_at from (
      select 'task' as kind, id, title, deleted_at from tasks where tablo_id = $1 and deleted_at is not null
      union all
      select 'etape', id, title, deleted_at from etapes where tablo_id = $1 and deleted_at is not null
      union all
      select 'file', id, name, deleted_at from files where tablo_id = $1 and deleted_at is not null and state = 'stored'
    ) trashed
    where ${isInTrash} and ($2::timestamptz is null or (deleted_at, id) < ($2, $3::uuid))
    order by deleted_at desc, id desc limit $4`,
};

/** What can be brought back in a tablo, last deleted first, a page at a time. */
export async function listTrash(
  caller: Caller,
  tabloId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: Trashed[]; nextCursor: string | null }> {
  await requireMember(caller.deps.db, tabloId, caller.userId);
  const [at, id] = decodeCursor(query.cursor, "instant", "id");
  const rows = await run<TrashedRow>(caller.deps.db, findPage, [tabloId, at ?? null, id ?? null, query.limit + 1]);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({
      kind: row.kind,
      id: row.id,
      title: row.title,
      deletedAt: row.deleted_at.toISOString(),
    })),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.deleted_at.toISOString(), last.id]) : null,
  };
}
