import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfAssetsUrl, servePdfAssets } from "../pdf-assets.ts";
import { keepLanguages, orderLayers } from "../ui-build.ts";

/** What the server replaces in `index.html` with the nonce of each answer. */
const noncePlaceholder = "%CSP_NONCE%";

/** Browsers that know `light-dark()`: without them the themes would be compiled into custom properties. */
const browsers = ["chrome123", "edge123", "firefox121", "safari17.5"];

/** The UI for browsers. `vite build` makes `packages/desktop/dist/web`; `xtablo dev` runs it as middleware. */
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: "/",
  publicDir: "public",
  plugins: [react(), keepLanguages(), orderLayers(), servePdfAssets()],
  define: {
    "import.meta.env.XTABLO_PDF_ASSETS": JSON.stringify(pdfAssetsUrl),
    // The catalog of components is for development; `XTABLO_UI_CATALOG=1` builds it in, for screenshots.
    "import.meta.env.XTABLO_UI_CATALOG": JSON.stringify(
      command === "serve" || process.env["XTABLO_UI_CATALOG"] === "1",
    ),
  },
  // A build carries the placeholder in index.html alone; in development Vite's own tags need it too.
  html: command === "serve" ? { cspNonce: noncePlaceholder } : {},
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    assetsDir: "assets",
    target: browsers,
    cssTarget: browsers,
    // One stylesheet of 13 kB instead of forty: the order of its rules never depends on what was opened first.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
}));
