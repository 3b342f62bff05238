import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { pdfAssetsUrl, servePdfAssets } from "../pdf-assets.ts";

/** What the server replaces in `index.html` with the nonce of each answer. */
const noncePlaceholder = "%CSP_NONCE%";

/** Browsers that know `light-dark()`: without them the themes would be compiled into custom properties. */
const browsers = ["chrome123", "edge123", "firefox121", "safari17.5"];

/** The UI for browsers. `vite build` makes `packages/desktop/dist/web`; `xtablo dev` runs it as middleware. */
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: "/",
  publicDir: "public",
  plugins: [react(), keepLanguages(["en-US", "fr-FR"]), orderLayers(), servePdfAssets()],
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

/** Leaves out React Aria's messages in languages that Xtablo does not speak; English answers for them. */
function keepLanguages(kept: readonly string[]): Plugin {
  const messages = /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/(?:\w+\/)?([a-z]{2}-[A-Z]{2})\.mjs$/;
  return {
    name: "xtablo:keep-languages",
    apply: "build",
    load: {
      filter: { id: messages },
      handler(id) {
        const language = messages.exec(id)?.[1];
        return language === undefined || kept.includes(language) ? null : "export default undefined;";
      },
    },
  };
}

/** Puts the order of the layers first in the stylesheet: what comes first in it is the bundler's affair. */
function orderLayers(): Plugin {
  return {
    name: "xtablo:order-layers",
    apply: "build",
    generateBundle: {
      order: "post", // the stylesheet is made by Vite's own plugin, at this very moment
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "asset" && file.fileName.endsWith(".css"))
            file.source = `@layer reset,tokens,ui,feature;${file.source.toString()}`;
      },
    },
  };
}
