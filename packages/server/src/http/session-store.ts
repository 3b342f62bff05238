import { hash, randomBytes } from "node:crypto";
import type { Role } from "@xtablo/contract";
import type { Knex } from "knex";
import type { Context } from "koa";
import { type Statement, run, runForOne } from "../db/statement.ts";

/** Who is signed in, as the session's query tells it. */
export interface SignedIn {
  id: string;
  email: string;
  name: string;
  admin: boolean;
  locale: "en" | "fr" | null;
}

/** What the caller may see of the tablo that the path names, and the state of its board. Null: not a member. */
export interface Membership {
  tabloId: string;
  role: Role;
  boardVersion: number;
}

/** What one request's session look-up leaves in `ctx.state`. */
export interface SessionState {
  user: SignedIn | null;
  userId?: string;
  sessionHash?: string;
  /** Less than 7 days of the session remain. */
  sessionNeedsRenewal?: boolean;
  membership?: Membership | null;
  madeSessionIds?: Set<string>;
}

interface SessionRow extends SignedIn {
  needs_renewal: boolean;
  role: Role | null;
  board_version: number | null;
}

/** Sessions last 30 days from their last renewal. */
export const sessionLifeMs = 30 * 24 * 3_600_000;

/** One look-up answers who asks and, on a tablo's path, whether they are a member and how far its board is. */
const find: Statement = {
  name: "find_session",
  text: `
    select u.id, u.email, u.name, u.admin, u.locale, s.expires_at < now() + interval '7 days' as needs_renewal,
      m.role, t.board_version
    from sessions s
    join users u on u.id = s.user_id
    left join (members m join tablos t on t.id = m.tablo_id and t.deleted_at is null)
      on m.tablo_id = $2 and m.user_id = s.user_id
    where s.id_hash = $1 and s.expires_at > now() and u.disabled_at is null`,
};
const insert: Statement = {
  name: "insert_session",
  text: "insert into sessions (id_hash, user_id, user_agent, expires_at) values ($1, $2, $3, $4)",
};
const extend: Statement = { name: "extend_session", text: "update sessions set expires_at = $2 where id_hash = $1" };
const end: Statement = {
  name: "end_session",
  text: "with ended as (delete from sessions where id_hash = $1 returning id_hash) select pg_notify('sessions', encode(id_hash, 'hex')) from ended",
};

/** A new session's id: 32 random bytes. Remembered, so that only a session just made is inserted. */
export function makeSessionId(ctx: Context): string {
  const id = randomBytes(32).toString("base64url");
  const state = ctx.state as SessionState;
  (state.madeSessionIds ??= new Set()).add(id);
  return id;
}

/** koa-session's store in PostgreSQL. Only the SHA-256 of an id is kept. */
export function createSessionStore(db: Knex) {
  return {
    async get(id: string, _maxAge: unknown, { ctx }: { ctx: Context }): Promise<{ userId: string } | undefined> {
      const idHash = hashId(id);
      const tabloId = tabloOfPath(ctx.path);
      const row = await runForOne<SessionRow>(db, find, [idHash, tabloId]);
      if (!row) return undefined;
      const { needs_renewal, role, board_version, ...user } = row;
      const state = ctx.state as SessionState;
      state.user = user;
      state.userId = user.id;
      state.sessionHash = idHash.toString("hex");
      state.sessionNeedsRenewal = needs_renewal;
      if (tabloId !== null)
        state.membership = role && board_version !== null ? { tabloId, role, boardVersion: board_version } : null;
      return { userId: user.id };
    },

    /** An update touches no row when the session was revoked meanwhile: it stays revoked. */
    async set(id: string, session: { userId: string }, _maxAge: unknown, { ctx }: { ctx: Context }): Promise<void> {
      const expiresAt = new Date(Date.now() + sessionLifeMs);
      const made = (ctx.state as SessionState).madeSessionIds?.delete(id);
      if (made) await run(db, insert, [hashId(id), session.userId, ctx.get("User-Agent").slice(0, 400), expiresAt]);
      else await run(db, extend, [hashId(id), expiresAt]);
    },

    async destroy(id: string): Promise<void> {
      await run(db, end, [hashId(id)]);
    },
  };
}

function hashId(id: string): Buffer {
  return hash("sha256", id, "buffer");
}

const boardPath = /^\/api\/tablos\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/board$/;

function tabloOfPath(path: string): string | null {
  return boardPath.exec(path)?.[1] ?? null;
}
