import { setTimeout as wait } from "node:timers/promises";
import { createLog, migrateUp, startServer } from "@xtablo/server/ops";
import { loadConfiguration } from "./lib/configuration.ts";
import { endWith } from "./lib/present.ts";
import { viteWebApp } from "./runbooks/vite-web-app.ts";

/** In development nobody waits for what is in flight. */
const drainLimitMs = 300;

/** The process that `xtablo dev` replaces with each change: migrates, serves, and ends with its parent. */
async function main(viteUrl: string): Promise<void> {
  const config = await loadConfiguration({ warn: false }); // the server logs the warnings
  const log = createLog(config);
  const databaseUrl = config.databaseUrl ?? "";
  await migrateUp(databaseUrl, { log });
  const server = await startServer({ config, databaseUrl, webApp: viteWebApp(viteUrl), log });
  const stop = async () => {
    await Promise.race([server.close(), wait(drainLimitMs)]);
    process.exit(0);
  };
  process.on("disconnect", () => void stop());
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => {}); // Ctrl-C reaches the whole terminal: the parent decides when we end
  process.send?.(server.url);
}

main(process.argv[2] ?? "").catch(async (error: unknown) => {
  await endWith(error, []);
  process.exit();
});
