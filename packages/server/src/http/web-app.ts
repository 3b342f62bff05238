import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Context, Middleware } from "koa";

/** The pages that browsers get. `connectSources`: what they may connect to besides their own origin. */
export interface WebApp {
  middleware: Middleware;
  connectSources?: string[];
}

interface Asset {
  type: string;
  plain: Buffer;
  gzip: Buffer | null;
  brotli: Buffer | null;
  immutable: boolean;
}

/** Stands for the answer's nonce in the built `index.html`. */
const noncePlaceholder = /%CSP_NONCE%/g;
const compressible = /\.(m?js|css|html|svg|json|txt|map|webmanifest)$/;
/** A worker is bound by the policy of its own answer. That of pdf.js is given what it reads, and decodes it by WebAssembly. */
const workerPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'";
const worker = /^\/assets\/.+\.worker\.[\w.-]+$/;
const oneYearSeconds = 31_536_000;

/**
 * Serves the built UI: hashed files for ever, `index.html` rendered per answer with its nonce. `older` are folders with the
 * hashed files of other releases, which their pages go on asking for. Throws when the UI was not built.
 */
export async function builtWebApp(directory: string, older: string[] = []): Promise<WebApp> {
  const page = readFileSync(join(directory, "index.html"), "utf8");
  const places = new Map<string, string>();
  for (const folder of [...older, directory]) for (const path of await listAssets(folder)) places.set(path, folder);
  const loaded = new Map<string, Asset>();

  async function middleware(ctx: Context): Promise<void> {
    if (ctx.method !== "GET" && ctx.method !== "HEAD") return;
    const place = places.get(ctx.path);
    if (place !== undefined) {
      const asset = loaded.get(ctx.path) ?? (await loadAsset(place, ctx.path));
      loaded.set(ctx.path, asset);
      useWorkerPolicy(ctx);
      sendAsset(ctx, asset);
    } else if (!ctx.path.startsWith("/assets/") && ctx.accepts("html")) sendPage(ctx, page);
  }
  return { middleware };
}

async function listAssets(directory: string): Promise<string[]> {
  return (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== "index.html" && !entry.name.endsWith(".map"))
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length).replaceAll("\\", "/"));
}

/** Sends a page with its content security policy; never stored, since its nonce is good once. */
export function sendPage(ctx: Context, page: string): void {
  ctx.state.useContentPolicy();
  ctx.set("Cache-Control", "no-store");
  ctx.type = "text/html; charset=utf-8";
  ctx.body = page.replace(noncePlaceholder, ctx.state.nonce as string);
}

/** Sets the content security policy of an answer when it is a worker. Others keep the strict one of every answer. */
export function useWorkerPolicy(ctx: Context): void {
  if (worker.test(ctx.path)) ctx.set("Content-Security-Policy", workerPolicy);
}

/** Read and compressed at its first request, then kept: the whole UI is a few MB. */
async function loadAsset(directory: string, path: string): Promise<Asset> {
  const plain = await readFile(join(directory, path));
  const worthIt = compressible.test(path) && plain.length > 1_024;
  return {
    type: path.slice(path.lastIndexOf(".")),
    plain,
    gzip: worthIt ? gzipSync(plain) : null,
    brotli: worthIt ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : null,
    immutable: path.startsWith("/assets/"),
  };
}

function sendAsset(ctx: Context, asset: Asset): void {
  ctx.state.route = "web app";
  ctx.type = asset.type;
  ctx.vary("Accept-Encoding");
  ctx.set("Cache-Control", asset.immutable ? `public, max-age=${oneYearSeconds}, immutable` : "no-cache");
  const encoding = ctx.acceptsEncodings("br", "gzip", "identity");
  if (encoding === "br" && asset.brotli) {
    ctx.set("Content-Encoding", "br");
    ctx.body = asset.brotli;
  } else if (encoding === "gzip" && asset.gzip) {
    ctx.set("Content-Encoding", "gzip");
    ctx.body = asset.gzip;
  } else ctx.body = asset.plain;
}
