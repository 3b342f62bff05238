import * as z from "zod";
import { id, line } from "./fields.ts";
import { defineRoute } from "./route.ts";

/** An address as people type it; compared without regard to case. At most 254 characters (RFC 5321). */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "The email address is too long: at most 254 characters.")
  .pipe(z.email("This is no email address. An example: ines@example.org."));

/** A new password, 8-256 characters. */
export const password = z
  .string()
  .min(8, "The password is too short: at least 8 characters.")
  .max(256, "The password is too long: at most 256 characters.");

export const locale = z.enum(["en", "fr"]);

/** The signed-in user, as they see themselves. */
export const account = z.strictObject({
  id,
  email: z.string(),
  name: z.string(),
  admin: z.boolean(),
  locale: locale.nullable(),
});
export type Account = z.output<typeof account>;

export const session = z.strictObject({ user: account });

export const signup = defineRoute({
  method: "POST",
  path: "/api/auth/signup",
  summary: "Make an account and sign in",
  tag: "auth",
  access: "anyone",
  body: z.strictObject({ name: line("The name", 120), email, password, locale: locale.optional() }),
  status: 201,
  response: session,
  errors: [403, 409],
});

export const login = defineRoute({
  method: "POST",
  path: "/api/auth/login",
  summary: "Sign in",
  tag: "auth",
  access: "anyone",
  body: z.strictObject({ email: line("The email address", 254).toLowerCase(), password: z.string().max(256) }),
  status: 200,
  response: session,
});

export const logout = defineRoute({
  method: "POST",
  path: "/api/auth/logout",
  summary: "Sign out of this session",
  tag: "auth",
  access: "anyone",
  status: 204,
  response: null,
});

export const resetPassword = defineRoute({
  method: "POST",
  path: "/api/auth/password/reset",
  summary: "Choose a new password with a one-time link",
  tag: "auth",
  access: "anyone",
  /** `token` is what stands behind the `#` of the link. */
  body: z.strictObject({ token: z.string().max(100), password }),
  status: 204,
  response: null,
  errors: [410],
});

export const current = defineRoute({
  method: "GET",
  path: "/api/auth/session",
  summary: "Who is signed in",
  tag: "auth",
  access: "anyone",
  status: 200,
  response: z.strictObject({ user: account.nullable() }),
});
