import type Router from "@koa/router";
import { type Account, api } from "@xtablo/contract";
import type { Context } from "koa";
import type { Deps } from "../deps.ts";
import { mount, mountPublic } from "../http/mount.ts";
import { updateAccount } from "./account.service.ts";
import { logIn, signUp } from "./auth.service.ts";
import { resetPassword } from "./password-reset.service.ts";
import { viewAccount } from "./user.view.ts";

/** Sign up, log in, log out, a new password by link, who is signed in, and one's own account. */
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
  mountPublic(router, deps, api.auth.resetPassword, async ({ body, ctx }) => {
    await resetPassword(deps, body, ctx.ip);
    return null;
  });
  mountPublic(router, deps, api.auth.session, async ({ user }) => ({ user: user && viewAccount(user) }));
  mount(router, deps, api.me.read, async ({ user }) => viewAccount(user));
  mount(router, deps, api.me.update, ({ caller, user, body }) => updateAccount(caller, user, body));
}

/** A new id at every sign-in, so that a planted one is worth nothing. */
export async function startSession(ctx: Context, user: Account): Promise<{ user: Account }> {
  ctx.session = { userId: user.id };
  await ctx.session?.regenerate();
  ctx.state.userId = user.id;
  return { user };
}
