import * as z from "zod";
import { account, locale } from "./auth.ts";
import { line } from "./fields.ts";
import { defineRoute } from "./route.ts";

export const read = defineRoute({
  method: "GET",
  path: "/api/me",
  summary: "One's own account",
  tag: "me",
  access: "user",
  status: 200,
  response: account,
});

export const update = defineRoute({
  method: "PATCH",
  path: "/api/me",
  summary: "Change one's name or language; a null language goes by the browser's",
  tag: "me",
  access: "user",
  body: z.strictObject({ name: line("The name", 120), locale: locale.nullable() }).partial(),
  status: 200,
  response: account,
});
