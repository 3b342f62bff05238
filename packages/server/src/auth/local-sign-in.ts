import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Account } from "@xtablo/contract";
import type { Knex } from "knex";
import type { Context, Middleware } from "koa";
import * as z from "zod";
import type { Deps } from "../deps.ts";
import { AppError } from "../http/app-error.ts";
import { readJson } from "../http/body.ts";
import { UserModel } from "./user.model.ts";
import { viewAccount } from "./user.view.ts";
import { createUser } from "./users.service.ts";

/** Who owns a server on their own computer; the account has no password. */
export interface LocalOwner {
  name: string;
  email: string;
  locale: "en" | "fr" | null;
}

/** Lets the one program in that started the server, without a password. */
export interface LocalSignIn {
  /** A secret for `POST /api/auth/local`: good once, for a minute, and until the next one is made. */
  makeSecret: () => string;
  /** Answers that route. */
  middleware: (deps: Deps, startSession: (ctx: Context, user: Account) => Promise<unknown>) => Middleware;
}

/** Where the secret is shown. It is in no contract: only servers on somebody's own computer have it. */
export const localSignInPath = "/api/auth/local";

const secretLifeMs = 60_000;
const body = z.strictObject({ secret: z.string().max(100) });

/** Makes a {@link LocalSignIn}. The owner's account is made with the first sign-in. */
export function createLocalSignIn(owner: LocalOwner): LocalSignIn {
  let expected: { hash: Buffer; until: number } | null = null;

  function take(secret: string): boolean {
    const held = expected;
    const fits = held !== null && Date.now() < held.until && timingSafeEqual(held.hash, hashOf(secret));
    if (fits) expected = null;
    return fits;
  }

  return {
    makeSecret: () => {
      const secret = randomBytes(32).toString("base64url");
      expected = { hash: hashOf(secret), until: Date.now() + secretLifeMs };
      return secret;
    },
    middleware: (deps, startSession) => async (ctx, next) => {
      if (ctx.path !== localSignInPath || ctx.method !== "POST") return next();
      const given = body.safeParse(await readJson(ctx));
      if (!isLoopback(ctx.req.socket.remoteAddress) || !given.success || !take(given.data.secret)) throw refused();
      await startSession(ctx, viewAccount(await findOwner(deps.db, owner)));
      ctx.status = 204;
    },
  };
}

/** Whoever else was added since, the owner is the account that was there first. */
async function findOwner(db: Knex, owner: LocalOwner): Promise<UserModel> {
  const first = await UserModel.query(db).orderBy("created_at").first();
  if (first) return first;
  const { id } = await createUser(db, { ...owner, admin: true, passwordHash: null });
  return UserModel.query(db).findById(id).throwIfNotFound();
}

function refused(): AppError {
  return new AppError(401, "wrong_secret", "This is not the secret with which the app signs in. Start the app again.");
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}
