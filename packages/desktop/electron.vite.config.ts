import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { keepLanguages, orderLayers } from "./src/ui-build.ts";

const src = join(import.meta.dirname, "src");

/** The desktop app: its main process, the entry of its local server, two preloads, and its own pages; `xtablo build` runs it. */
export default defineConfig({
  main: {
    build: {
      // All of it in one, but what is installed beside it.
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: join(src, "main/main.ts"), local: join(src, "main/local/main.ts") },
        external: ["electron-updater"],
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", format: "es" },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one file of CommonJS that requires `electron` alone.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { app: join(src, "preload/app.ts"), platform: join(src, "preload/platform.ts") },
        output: { entryFileNames: "[name].cjs", format: "cjs" },
      },
    },
  },
  renderer: {
    root: join(src, "pages"),
    base: "/",
    plugins: [react(), keepLanguages(), orderLayers()],
    build: {
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(src, "pages/index.html") },
    },
  },
});
