import type Router from "@koa/router";
import { type Account, api } from "@xtablo/contract";
import type { Context } from "koa";
import type { Deps } from "../deps.ts";
import { mountPublic } from "../http/mount.ts";
import { logIn, signUp } from "./auth.service.ts";
import { viewAccount } from "./user.view.ts";

/** Sign up, log in, log out, who is signed in. */
export function mountAuth(router: Router, deps: Deps): void {
  mountPublic(router, deps, api.auth.signup, async ({ body, ctx }) =>
    startSession(ctx, await signUp(deps, body, ctx.ip)),
  );
  mountPublic(router, deps, api.auth.login, async ({ body, ctx }) =>
    startSession(ctx, await logIn(deps, body, ctx.ip)),
  );
  mountPublic(router, deps, api.auth.logout, async ({ ctx }) => {
    ctx.session = null;
    return null;
  });
  mountPublic(router, deps, api.auth.session, async ({ user }) => ({ user: user && viewAccount(user) }));
}

/** A new id at every sign-in, so that a planted one is worth nothing. */
async function startSession(ctx: Context, user: Account): Promise<{ user: Account }> {
  ctx.session = { userId: user.id };
  await ctx.session?.regenerate();
  ctx.state.userId = user.id;
  return { user };
}
