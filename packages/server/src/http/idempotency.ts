import { createHash } from "node:crypto";
import type { Route } from "@xtablo/contract";
import { type Statement, runForOne } from "../db/statement.ts";
import { type Caller, inTransaction } from "../db/transaction.ts";
import { AppError, invalid } from "./app-error.ts";

/** An answer as it was first given. */
export interface KeptAnswer {
  status: number;
  body: string;
  replayed: boolean;
}

interface KeyRow {
  claimed: boolean;
  request_hash: Buffer | null;
  status: number | null;
  body: string | null;
}

/** Waits for nobody: whoever holds the key's lock is still at work. */
const claim: Statement = {
  name: "claim_idempotency_key",
  text: `select claimed, k.request_hash, k.status, k.body
    from (select pg_try_advisory_xact_lock(hashtextextended($1 || '/' || $2, 0)) as claimed) as lock
    left join idempotency_keys k on k.user_id = $1::uuid and k.key = $2 and k.created_at > now() - interval '24 hours'`,
};
/** Gives no row when another request kept its answer between our look and our lock, which one snapshot cannot see. */
const keep: Statement = {
  name: "keep_idempotent_answer",
  text: `insert into idempotency_keys (user_id, key, request_hash, status, body) values ($1, $2, $3, $4, $5)
    on conflict (user_id, key) do update
      set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, created_at = now()
      where idempotency_keys.created_at <= now() - interval '24 hours'
    returning status`,
};

/**
 * Creates once per key: effect and answer are kept in one transaction, and the same request again gets the first answer.
 * Throws 409 while the first is still running, 422 when the key was used for another path or body.
 */
export function answerOnce<T>(
  caller: Caller,
  request: { key: string; route: Route; path: string; body: unknown },
  create: (caller: Caller) => Promise<T>,
): Promise<KeptAnswer> {
  const { key, route, path, body } = request;
  if (key.length > 128) throw invalid("Idempotency-Key", "The idempotency key is too long: at most 128 characters.");
  const requestHash = createHash("sha256")
    .update(`${route.method} ${path}\n${JSON.stringify(body)}`)
    .digest();
  return inTransaction(caller, async (tx) => {
    const found = await runForOne<KeyRow>(tx.trx, claim, [caller.userId, key]);
    if (!found?.claimed) throw stillRunning();
    if (found.request_hash) return replay(found, requestHash);
    const answer = JSON.stringify(await create({ ...caller, tx }));
    const kept = await runForOne(tx.trx, keep, [caller.userId, key, requestHash, route.status, answer]);
    if (!kept) throw stillRunning();
    return { status: route.status, body: answer, replayed: false };
  });
}

function stillRunning(): AppError {
  return new AppError(409, "still_running", "The first request with this idempotency key is still running.", {
    retryAfterSeconds: 1,
  });
}

function replay(found: KeyRow, requestHash: Buffer): KeptAnswer {
  if (!found.request_hash?.equals(requestHash))
    throw invalid("Idempotency-Key", "This idempotency key was already used for another request. Use a new one.");
  return { status: found.status ?? 201, body: found.body ?? "", replayed: true };
}
