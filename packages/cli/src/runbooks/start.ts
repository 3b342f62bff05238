import { builtWebApp, type Config, createLog, migrateUp, startServer } from "@xtablo/server/ops";
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

/** Brings everything up, step by step; when a step fails, what was begun is ended again. */
export async function start(root: string, config: Config, progress: Progress): Promise<Running> {
  const begun: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const close of begun.toReversed()) await close();
  };
  try {
    await requireFreePort(config);
    await ensureWebApp(root, progress);
    const database = await openDatabase(config, progress);
    begun.push(database.close);
    const applied = await migrateUp(database.url, { log: progress });
    if (applied.length > 0) progress.info(`Applied ${applied.length} migrations.`);
    const webApp = await builtWebApp(webAppFolder(root));
    const log = createLog(config);
    const server = await startServer({ config, databaseUrl: database.url, webApp, log }).catch(explainPort);
    begun.push(async () => server.close());
    return { url: server.url, close: end };
  } catch (error) {
    await end();
    throw error;
  }
}
