import { join } from "node:path";
import { ConfigError, readConfig } from "./config/config.ts";
import { migrateUp } from "./db/migrate.ts";
import { keepAssets } from "./http/kept-assets.ts";
import { builtWebApp } from "./http/web-app.ts";
import { createLog } from "./log.ts";
import { home, root } from "./place.ts";
import { startServer } from "./server.ts";

/**
 * Runs the web server alone, as a deployment does: configuration and database come from `environment`.
 * Throws {@link ConfigError} when a value is wrong or `DATABASE_URL` is missing.
 */
export async function runWeb(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment, { root: home });
  const { databaseUrl } = config;
  if (databaseUrl === null)
    throw new ConfigError(["DATABASE_URL is missing. `xtablo start` runs an embedded database."]);
  const log = createLog(config);
  await migrateUp(databaseUrl, { log });
  const built = join(root, "packages/desktop/dist/web");
  const webApp = await builtWebApp(built, config.assetsDir === null ? [] : await keepAssets(built, config.assetsDir));
  const server = await startServer({ config, databaseUrl, webApp, log });
  log.info({ url: server.url }, "listening");
  const stop = () => void server.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
