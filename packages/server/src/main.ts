import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError, readConfig } from "./config/config.ts";
import { migrateUp } from "./db/migrate.ts";
import { builtWebApp } from "./http/web-app.ts";
import { createLog } from "./log.ts";
import { startServer } from "./server.ts";

/** The web server alone, as a deployment runs it: configuration and database come from the environment. */
async function main(): Promise<void> {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
  const config = readConfig(process.env, { root });
  if (config.databaseUrl === null)
    throw new ConfigError(["DATABASE_URL is missing. `xtablo start` runs an embedded database."]);
  const log = createLog(config);
  await migrateUp(config.databaseUrl, { log });
  const webApp = await builtWebApp(join(root, "packages/desktop/dist/web"));
  const server = await startServer({ config, databaseUrl: config.databaseUrl, webApp, log });
  log.info({ url: server.url }, "listening");
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
});
