import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type Router from "@koa/router";
import type { Context } from "koa";
import { openApiDocument } from "../openapi.ts";
import type { ApiDocument } from "./document.ts";
import { showApiPage } from "./page.ts";

const oneYearSeconds = 31_536_000;

interface Asset {
  path: string;
  type: string;
  text: string;
}

/** Serves the readable page about the API at `/api/docs`, made from the OpenAPI document when it is first asked for. */
export function mountApiPage(router: Router): void {
  let made: { page: string; assets: Asset[] } | undefined;
  const make = () => {
    const [style, script] = [readAsset("style.css"), readAsset("filter.js")];
    const document = openApiDocument() as ApiDocument; // our own, with the parts that the page shows
    return { page: showApiPage(document, { style: style.path, script: script.path }), assets: [style, script] };
  };
  router.get("/api/docs", (ctx) => {
    made ??= make();
    ctx.state.route = "/api/docs";
    ctx.state.useContentPolicy();
    ctx.set("Cache-Control", "no-cache");
    ctx.type = "text/html; charset=utf-8";
    ctx.body = made.page;
  });
  router.get("/api/docs/:file", (ctx, next) => {
    made ??= make();
    const asset = made.assets.find(({ path }) => path === ctx.path);
    return asset ? sendAsset(ctx, asset) : next();
  });
}

/** Its name holds its hash, so browsers may keep it for ever. */
function readAsset(name: string): Asset {
  const text = readFileSync(new URL(name, import.meta.url), "utf8");
  const [base, ending] = name.split(".");
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { path: `/api/docs/${base}.${digest}.${ending}`, type: ending ?? "", text };
}

function sendAsset(ctx: Context, { type, text }: Asset): void {
  ctx.state.route = "/api/docs/:file";
  ctx.set("Cache-Control", `public, max-age=${oneYearSeconds}, immutable`);
  ctx.type = type;
  ctx.body = text;
}
