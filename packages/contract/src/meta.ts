import * as z from "zod";
import { instant } from "./fields.ts";
import { defineRoute } from "./route.ts";

export const health = defineRoute({
  method: "GET",
  path: "/healthz",
  summary: "Is the process alive; touches nothing",
  tag: "probes",
  access: "anyone",
  status: 200,
  response: z.strictObject({ status: z.literal("ok") }),
});

/** Readiness: `status` says why a server should get no requests, `db` whether its database answers. */
export const readiness = z.strictObject({
  status: z.enum(["ok", "degraded", "draining", "standby", "schema"]),
  db: z.enum(["ok", "down"]),
});
export type Readiness = z.output<typeof readiness>;

export const ready = defineRoute({
  method: "GET",
  path: "/readyz",
  summary: "May this server get requests",
  tag: "probes",
  access: "anyone",
  status: 200,
  response: readiness,
});

export const candidate = defineRoute({
  method: "GET",
  path: "/readyz/candidate",
  summary: "May this server get requests, leaving the release lease aside",
  tag: "probes",
  access: "anyone",
  status: 200,
  response: readiness,
});

export const time = defineRoute({
  method: "GET",
  path: "/demo/time",
  summary: "The server's time",
  tag: "probes",
  access: "anyone",
  status: 200,
  response: z.strictObject({ time: instant }),
});

export const meta = defineRoute({
  method: "GET",
  path: "/api/meta",
  summary: "Which Xtablo this is, and what is switched on",
  tag: "probes",
  access: "anyone",
  status: 200,
  response: z.strictObject({
    name: z.literal("xtablo"),
    version: z.string(),
    commit: z.string().nullable(),
    /** Name of the newest migration that this release knows. */
    schema: z.string(),
    signup: z.enum(["open", "invite", "closed"]),
    providers: z.strictObject({ password: z.literal(true), google: z.boolean() }),
    features: z.strictObject({ passwordReset: z.boolean() }),
    maxUploadBytes: z.int(),
  }),
});
export type Meta = z.output<typeof meta.response>;
