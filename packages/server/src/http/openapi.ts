import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import type Router from "@koa/router";
import { account, api, board, etape, file, problem, type Route, session, tablo, task } from "@xtablo/contract";
import * as z from "zod";
import { readRelease } from "./release.ts";

/** Shapes that the document names once and refers to. */
const shapes = {
  Account: account,
  Board: board,
  Etape: etape,
  File: file,
  Problem: problem,
  Session: session,
  Tablo: tablo,
  Task: task,
};

/** What belongs together, in the order in which people meet it. A test fails when a route's tag is not among them. */
const tags = {
  auth: "Making an account, signing in and out.",
  me: "One's own account.",
  tablos: "Projects: their fields, their boards and what is in their Trash.",
  tasks: "The tasks of a tablo.",
  etapes: "Groups of a tablo's tasks.",
  files: "Files of a tablo. Their bytes always pass through the server, which checks who asks.",
  changes: "What happened in a tablo, in order, and what happens from now on.",
  admin: "Background jobs and the state of the server, for admins alone: to all others it is not there (404).",
  probes: "Is the server there, is it ready, what is it.",
};

/** A schema, or a reference to it when it is one of {@link shapes}. */
function refer(schema: z.ZodType): z.ZodType | { $ref: string } {
  const name = Object.entries(shapes).find(([, shape]) => shape === schema)?.[0];
  return name === undefined ? schema : { $ref: `#/components/schemas/${name}` };
}

/** The OpenAPI 3.1 description of the whole API, made from the contract. */
export function openApiDocument(): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: "xtablo.session" });
  for (const [name, shape] of Object.entries(shapes)) {
    const { $schema: _dialect, ...schema } = z.toJSONSchema(shape); // the dialect is OpenAPI 3.1's own
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler wants it: zod's type is wider
    registry.registerComponent("schemas", name, schema as Parameters<typeof registry.registerComponent>[2]);
  }
  for (const [feature, routes] of Object.entries(api))
    for (const [name, route] of Object.entries(routes) as [string, Route][])
      registry.registerPath(describe(`${feature}.${name}`, route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Xtablo", version: readRelease().version, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  });
}

/** Serves the document at `/api/openapi.json`. */
export function mountOpenApi(router: Router): void {
  let text: string | undefined;
  router.get("/api/openapi.json", (ctx) => {
    ctx.state.route = "/api/openapi.json";
    ctx.type = "application/json";
    ctx.set("Cache-Control", "no-cache");
    ctx.body = text ??= JSON.stringify(openApiDocument());
  });
}

/** Statuses that any route can answer with; those of one that takes nothing are fewer. */
function errorsOf(route: Route): number[] {
  const common = [
    ...(route.params ? [400] : []),
    ...(route.access !== "anyone" ? [401] : []),
    ...(route.body ? [400, 413, 415] : []),
  ];
  const idempotent = route.idempotent ? [409] : [];
  const parsed = route.body || route.query || route.idempotent ? [422] : [];
  return [...new Set([...common, ...idempotent, ...parsed, ...(route.errors ?? []), 500, 503])].toSorted(
    (a, b) => a - b,
  );
}

const refusals: Record<number, string> = {
  400: "Malformed: no JSON, no id, or cut off",
  401: "Not signed in",
  403: "Not allowed in this role, or not from this origin",
  404: "There is none, or the caller is no member of its tablo",
  409: "In conflict with what is there",
  410: "No longer there, or no longer good",
  412: "Changed in the meantime; carries the thing as it is now",
  413: "Too large",
  415: "Of a type that is not taken",
  416: "No such range of bytes",
  422: "Well-formed, but not valid; names each wrong field",
  429: "Too many attempts; Retry-After tells how long to wait",
  500: "A fault of the server, logged under the request's id",
  503: "The database or the file store is away; Retry-After tells how long to wait",
};

function describe(operationId: string, route: Route): RouteConfig {
  const headers = headersOf(route);
  const problems = errorsOf(route).map(
    (status) =>
      [
        status,
        {
          description: refusals[status] ?? "Refused",
          content: { "application/problem+json": { schema: refer(problem) } },
        },
      ] as const,
  );
  return {
    method: route.method.toLowerCase() as RouteConfig["method"],
    path: route.path.replace(/:(\w+)/g, "{$1}"),
    operationId,
    summary: route.summary,
    tags: [route.tag],
    security: route.access !== "anyone" ? [{ session: [] }] : [],
    request: {
      ...(route.params && { params: route.params }),
      ...(route.query && { query: route.query }),
      ...(headers && { headers }),
      ...bodyOf(route),
    },
    responses: { [route.status]: successOf(route), ...Object.fromEntries(problems) },
  };
}

function headersOf(route: Route): z.ZodObject | null {
  const headers = {
    ...(route.versioned && { "If-Match": z.string().optional() }),
    ...(route.idempotent && { "Idempotency-Key": z.string().min(1).max(128).optional() }),
    ...(route.raw === "download" && { Range: z.string().optional() }),
    ...(route.raw === "board" && { "If-None-Match": z.string().optional() }),
  };
  return Object.keys(headers).length > 0 ? z.object(headers) : null;
}

function bodyOf(route: Route) {
  if (route.raw === "upload")
    return {
      body: {
        required: true,
        content: { "multipart/form-data": { schema: z.object({ file: z.string().meta({ format: "binary" }) }) } },
      },
    };
  return route.body ? { body: { required: true, content: { "application/json": { schema: route.body } } } } : {};
}

function successOf(route: Route) {
  if (route.raw === "stream")
    return { description: route.summary, content: { "text/event-stream": { schema: z.string() } } };
  if (route.raw === "download")
    return { description: route.summary, content: { "application/octet-stream": { schema: z.string() } } };
  if (route.response === null) return { description: "Done" };
  return { description: route.summary, content: { "application/json": { schema: refer(route.response) } } };
}
