import { setTimeout as wait } from "node:timers/promises";
import { createLog, migrateUp, startServer, startWork } from "@xtablo/server/ops";
import { loadConfiguration } from "./lib/configuration.ts";
import { endWith } from "./lib/present.ts";
import { viteWebApp } from "./runbooks/vite-web-app.ts";

/** In development nobody waits for what is in flight; jobs that are cut off are free again before the next worker comes. */
const drainLimitMs = 300;

/** The process that `xtablo dev` replaces with each change: migrates, serves, works, and ends with its parent. */
async function main(viteUrl: string): Promise<void> {
  if (!(await toldToBegin())) return;
  const config = await loadConfiguration({ warn: false }); // the server logs the warnings
  const log = createLog(config);
  const databaseUrl = config.databaseUrl ?? "";
  await migrateUp(databaseUrl, { log });
  const server = await startServer({ config, databaseUrl, webApp: viteWebApp(viteUrl), log });
  const worker = await startWork({ config, databaseUrl, log, times: { stopMs: drainLimitMs } });
  const stop = async () => {
    await Promise.all([Promise.race([server.close(), wait(drainLimitMs)]), worker.close()]);
    process.exit(0);
  };
  process.on("disconnect", () => void stop());
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => {}); // Ctrl-C reaches the whole terminal: the parent decides when we end
  process.send?.(server.url);
}

/** False when the parent is gone, or has changed its mind. */
async function toldToBegin(): Promise<boolean> {
  return new Promise((resolve) => {
    process.once("message", () => resolve(true));
    process.once("disconnect", () => resolve(false));
  });
}

main(process.argv[2] ?? "").catch(async (error: unknown) => {
  await endWith(error, []);
  process.exit();
});
