/** What the command line and the desktop may use of the server. */
export { ConfigError, readConfig, type Config } from "./config/config.ts";
export { configurationTable } from "./config/variables.ts";
export { suggest } from "./config/suggest.ts";
export { embeddedStatus, openEmbeddedDatabase, stopEmbedded } from "./db/embedded/embedded.ts";
export { emptyDatabase, inspectServer } from "./db/inspect.ts";
export { migrateDown, migrateUp, type MigrationStatus, migrationStatus, planDown } from "./db/migrate.ts";
export { makeMigration } from "./db/migration-source.ts";
export { openApiDocument } from "./http/openapi.ts";
export { builtWebApp, sendPage, type WebApp } from "./http/web-app.ts";
export { createLog, type Logger } from "./log.ts";
export { startServer, type RunningServer } from "./server.ts";
