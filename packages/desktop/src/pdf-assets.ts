import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }; // npm's own format

/** Where pdf.js finds what it loads by itself: an address that changes with its version, so that it can be kept. */
export const pdfAssetsUrl = `/assets/pdfjs-${version}/`;

const folders = ["build", "cmaps", "standard_fonts", "wasm"];
/**
 * Of its programs the worker alone. Scripts in PDFs are never run; every browser that we support has WebAssembly; and
 * colour profiles are read only by workers that may fetch, as ours may not.
 */
const unused = /^pdf(?!\.worker\.min\.mjs$)|quickjs|qcms|_nowasm_fallback/i;

/** Gives browsers the worker, character maps, fonts and decoders of pdf.js from our own address. */
export function servePdfAssets(): Plugin {
  const names = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
  const served = new Set(names.filter((name) => !unused.test(name.slice(name.indexOf("/") + 1))));
  return {
    name: "xtablo:pdf-assets",
    generateBundle() {
      for (const name of served) {
        const source = readFileSync(join(root, name));
        this.emitFile({ type: "asset", fileName: pdfAssetsUrl.slice(1) + name, source });
      }
    },
    configureServer({ middlewares }) {
      middlewares.use(pdfAssetsUrl, ({ url = "" }, response, next) => {
        const name = url.slice(1);
        if (!served.has(name)) return next();
        if (name.endsWith(".mjs")) response.setHeader("Content-Type", "text/javascript");
        response.end(readFileSync(join(root, name)));
      });
    },
  };
}
