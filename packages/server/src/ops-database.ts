/** What the command line and the desktop may use of the server without loading the server: configuration and database. */
export { type Accounts, withAccounts } from "./auth/open-accounts.ts";
export type { ListedUser, UserFilter } from "./auth/users.service.ts";
export { ConfigError, describeUnknown, readConfig, type Config } from "./config/config.ts";
export { suggest } from "./config/suggest.ts";
export { configurationTable } from "./config/variables.ts";
export { linkLibraries } from "./db/embedded/binaries.ts";
export { embeddedStatus, openEmbeddedDatabase, stopEmbedded } from "./db/embedded/embedded.ts";
export { explainConnection } from "./db/database-error.ts";
export { emptyDatabase, inspectServer, inspectWorkers } from "./db/inspect.ts";
export {
  migrateDown,
  migrateUp,
  type MigrationStatus,
  migrationStatus,
  planDown,
  requireMigrated,
} from "./db/migrate.ts";
export { type Loss, measureLoss } from "./db/measure-loss.ts";
export { takeSoleUse } from "./db/sole-use.ts";
export { listIncompatible, makeMigration } from "./db/migration-source.ts";
