import type { Knex } from "knex";
import { createMigrationSource, migrationsFolder } from "./packages/server/src/db/migration-source.ts";

/**
 * For whoever uses Knex by hand, with DATABASE_URL set (`xtablo db url` prints the embedded one).
 * Migrate with `xtablo migrate`: it alone takes the lock that keeps releases from migrating at once.
 */
const config: Knex.Config = {
  client: "pg",
  connection: process.env["DATABASE_URL"],
  migrations: { migrationSource: createMigrationSource(migrationsFolder), disableMigrationsListValidation: true },
};

export default config;
