import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { visit, type Visitor } from "./browser.ts";

const desktop = fileURLToPath(new URL("../packages/desktop/", import.meta.url));
const baseURL = "http://catalog.localhost";

/** The page that shows every component, as it was built. */
export interface Catalog {
  /** Opens the page in a browser of its own. */
  open(browser: Browser, options?: BrowserContextOptions): Promise<{ page: Page; visitor: Visitor }>;
  /** Deletes what was built. */
  close(): Promise<void>;
}

/** Builds the UI with its catalog. No server runs: the browser is given the files. */
export async function buildCatalog(): Promise<Catalog> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-e2e-catalog-"));
  await runVite(["build", "src/renderer", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"]);
  return {
    async open(browser, options) {
      const visitor = await visit(browser, { baseURL, ...options });
      await visitor.context.route(`${baseURL}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const name = extname(pathname) ? pathname : "/index.html";
        const file = await readFile(join(folder, name));
        const body = name === "/index.html" ? file.toString().replaceAll("%CSP_NONCE%", nonce) : file;
        await route.fulfill({ body, headers: { "content-type": types[extname(name)] ?? "", ...policy } });
      });
      const page = await visitor.openWindow();
      await page.goto("/ui-catalog");
      await page.getByRole("heading", { name: "UI catalog" }).waitFor();
      return { page, visitor };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runVite(args: readonly string[]): Promise<void> {
  const vite = join(dirname(createRequire(`${desktop}package.json`).resolve("vite/package.json")), "bin/vite.js");
  const env = { ...process.env, NODE_ENV: "production", XTABLO_UI_CATALOG: "1" };
  await promisify(execFile)(process.execPath, [vite, ...args], { cwd: desktop, env });
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

const nonce = "catalog";

/** As strict as the server's, so that what it forbids shows as an error. */
const policy = {
  "content-security-policy": `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'`,
};
