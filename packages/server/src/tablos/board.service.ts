import type { Role } from "@xtablo/contract";
import type { Context } from "koa";
import { type Statement, runForOne } from "../db/statement.ts";
import type { Caller } from "../db/transaction.ts";
import { notFound } from "../http/app-error.ts";
import type { SessionState } from "../http/session-store.ts";
import type { BoardBody } from "./board-cache.ts";

/** An instant as the API writes it, inside JSON. */
const instant = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const times = (table: string) =>
  `${instant(`${table}.created_at`)} as "createdAt", ${instant(`${table}.updated_at`)} as "updatedAt"`;

const tablo = `select b.id, b.title, b.description, b.color, b.status, $2::text as role,
  json_build_object('done', b.done_count, 'total', b.task_count) as progress,
  (select count(*) from members m where m.tablo_id = b.id) as "memberCount",
  ${instant("b.last_activity_at")} as "lastActivityAt", b.version, ${times("b")}`;

const members = `select u.id as "userId", u.name, m.role
  from members m join users u on u.id = m.user_id where m.tablo_id = b.id order by u.name, u.id`;

const etapes = `select e.id, e.tablo_id as "tabloId", e.title, e.color, e.position, e.version, ${times("e")}
  from etapes e where e.tablo_id = b.id and e.deleted_at is null order by e.position`;

const tasks = `select k.id, k.tablo_id as "tabloId", k.title, k.status, k.position, k.priority,
  k.assignee_id as "assigneeId", k.etape_id as "etapeId", k.start_on as "startOn", k.due_on as "dueOn", k.version,
  ${times("k")}, k.description <> '' as "hasDescription"
  from tasks k where k.tablo_id = b.id and k.deleted_at is null order by k.status, k.position`;

const rows = (query: string) => `(select coalesce(json_agg(row_to_json(item)), '[]') from (${query}) item)`;

/**
 * The whole board as JSON text, in one statement and so in one snapshot. PostgreSQL's JSON is the cost of a cold board,
 * which is why descriptions are not in it.
 */
const readBoard: Statement = {
  name: "read_board",
  text: `select b.board_version, row_to_json(board)::text as body
    from tablos b, lateral (
      select b.log_version as version, (select row_to_json(item) from (${tablo}) item) as tablo,
        ${rows(members)} as members, ${rows(etapes)} as etapes, '[]'::json as labels, ${rows(tasks)} as tasks
    ) board
    where b.id = $1 and b.deleted_at is null`,
};

/** Answers with a tablo's board, or 304. Membership and version came with the session. Throws 404 to strangers. */
export async function sendBoard(caller: Caller, ctx: Context): Promise<void> {
  const { membership } = ctx.state as SessionState;
  if (!membership) throw notFound("tablo");
  const { tabloId, role, boardVersion } = membership;
  ctx.set("Cache-Control", "private, no-cache");
  ctx.vary("Accept-Encoding");
  if (isKnown(ctx, etagOf(boardVersion, role))) return;
  const { boards } = caller.deps;
  const key = keyOf(tabloId, boardVersion, role);
  const kept = boards.find(key);
  const board = kept ?? (await boards.make(key, () => makeBoard(caller, tabloId, role)));
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
