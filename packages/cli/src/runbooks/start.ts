import { type Config, migrateUp } from "@xtablo/server/ops/database";
import { openDatabase } from "./database.ts";
import { explainPort, requireFreePort } from "./free-port.ts";
import type { Progress } from "./progress.ts";
import { ensureWebApp, webAppFolder } from "./web-app.ts";

/** Everything that `xtablo start` runs. */
export interface Running {
  url: string;
  /** Drains the server, then stops the database. */
  close: () => Promise<void>;
}

/** Brings everything up, web server and worker, step by step; when a step fails, what was begun is ended again. */
export async function start(root: string, config: Config, progress: Progress): Promise<Running> {
  const begun: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of begun.splice(0).toReversed()) await end();
  };
  try {
    await requireFreePort(config);
    await ensureWebApp(root, progress);
    const loading = import("@xtablo/server/ops"); // takes a while, as PostgreSQL does
    loading.catch(() => {}); // thrown below, when it is awaited
    const database = await openDatabase(config, progress);
    begun.push(database.close);
    const { builtWebApp, createLog, startServer, startWork } = await loading;
    const applied = await migrateUp(database.url, { log: progress });
    if (applied.length > 0) progress.info(`Applied ${applied.length} migrations.`);
    const parts = { config, databaseUrl: database.url, log: createLog(config) };
    const server = await startServer({ ...parts, webApp: await builtWebApp(webAppFolder(root)) }).catch(explainPort);
    begun.push(async () => server.close());
    const worker = await startWork(parts);
    begun.push(async () => worker.close());
    return { url: server.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
