import type { Role } from "@xtablo/contract";
import type { Context } from "koa";
import { type Statement, runForOne } from "../db/statement.ts";
import type { Caller } from "../db/transaction.ts";
import { notFound } from "../http/app-error.ts";
import type { SessionState } from "../http/session-store.ts";
import type { BoardBody } from "./board-cache.ts";

/** An instant as the API writes it, inside JSON. */
const instant = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The whole board as JSON text, in one statement and so in one snapshot. PostgreSQL's JSON is the cost of a cold board,
 * which is why descriptions are not in it.
 */
const readBoard: Statement = {
  name: "read_board",
  text: `
    select t.board_version, json_build_object(
      'version', t.log_version,
      'tablo', json_build_object(
        'id', t.id, 'title', t.title, 'description', t.description, 'color', t.color, 'status', t.status, 'role', $2::text,
        'progress', json_build_object('done', t.done_count, 'total', t.task_count),
        'memberCount', (select count(*) from members m where m.tablo_id = t.id),
        'lastActivityAt', ${instant("t.last_activity_at")}, 'version', t.version,
        'createdAt', ${instant("t.created_at")}, 'updatedAt', ${instant("t.updated_at")}),
      'members', (
        select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name, 'role', m.role) order by u.name, u.id), '[]')
        from members m join users u on u.id = m.user_id where m.tablo_id = t.id),
      'etapes', (
        select coalesce(json_agg(json_build_object(
          'id', e.id, 'tabloId', e.tablo_id, 'title', e.title, 'color', e.color, 'position', e.position,
          'version', e.version, 'createdAt', ${instant("e.created_at")}, 'updatedAt', ${instant("e.updated_at")})
          order by e.position), '[]')
        from etapes e where e.tablo_id = t.id and e.deleted_at is null),
      'labels', '[]'::json,
      'tasks', (
        select coalesce(json_agg(json_build_object(
          'id', k.id, 'tabloId', k.tablo_id, 'title', k.title, 'status', k.status, 'position', k.position,
          'priority', k.priority, 'assigneeId', k.assignee_id, 'etapeId', k.etape_id,
          'startOn', k.start_on, 'dueOn', k.due_on, 'version', k.version,
          'createdAt', ${instant("k.created_at")}, 'updatedAt', ${instant("k.updated_at")},
          'hasDescription', k.description <> '')), '[]')
        from (select * from tasks where tablo_id = t.id and deleted_at is null order by status, position) k)
    )::text as body
    from tablos t where t.id = $1 and t.deleted_at is null`,
};

/** Answers with a tablo's board, or 304. Membership and version came with the session. Throws 404 to strangers. */
export async function sendBoard(caller: Caller, ctx: Context): Promise<void> {
  const { membership } = ctx.state as SessionState;
  if (!membership) throw notFound("tablo");
  const { tabloId, role, boardVersion } = membership;
  ctx.set("Cache-Control", "private, no-cache");
  ctx.vary("Accept-Encoding");
  if (isKnown(ctx, etagOf(boardVersion, role))) return;
  const kept = caller.deps.boards.find(keyOf(tabloId, boardVersion, role));
  const board = kept ?? (await makeBoard(caller, tabloId, role));
  if (!kept && isKnown(ctx, board.etag)) return;
  sendBody(ctx, board);
}

/** The version may have moved on since the session was looked up: the body is kept under the one that it was made of. */
async function makeBoard(caller: Caller, tabloId: string, role: Role): Promise<BoardBody> {
  const row = await runForOne<{ board_version: number; body: string }>(caller.deps.db, readBoard, [tabloId, role]);
  if (!row) throw notFound("tablo");
  const board: BoardBody = { etag: etagOf(row.board_version, role), plain: Buffer.from(row.body), gzip: null };
  caller.deps.boards.keep(keyOf(tabloId, row.board_version, role), board);
  return board;
}

function sendBody(ctx: Context, board: BoardBody): void {
  ctx.set("ETag", board.etag);
  ctx.type = "application/json";
  if (board.gzip && ctx.acceptsEncodings("gzip", "identity") === "gzip") {
    ctx.set("Content-Encoding", "gzip");
    ctx.body = board.gzip;
  } else {
    ctx.compress = false; // see board-cache: compressed when it is asked for again, not now
    ctx.body = board.plain;
  }
}

function isKnown(ctx: Context, etag: string): boolean {
  const known = ctx
    .get("If-None-Match")
    .split(",")
    .some((given) => given.trim() === etag);
  if (known) {
    ctx.set("ETag", etag);
    ctx.status = 304;
  }
  return known;
}

function etagOf(boardVersion: number, role: Role): string {
  return `W/"${boardVersion}-${role}"`;
}

function keyOf(tabloId: string, boardVersion: number, role: Role): string {
  return `${tabloId} ${boardVersion} ${role}`;
}
