import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Knex } from "knex";
import { root } from "../place.ts";
import { DatabaseError } from "./database-error.ts";

/** The project's migrations. */
export const migrationsFolder = join(root, "migrations");

/** What a file of the folder exports. */
interface Migration {
  /** Whether the release before still works on the result. */
  compatible?: boolean;
  up: (knex: Knex) => Promise<void>;
  down: (knex: Knex) => Promise<void>;
}

/** The names of all migrations, oldest first, without extension: from source and when built they are the same. */
export async function listMigrations(folder = migrationsFolder): Promise<string[]> {
  const names = (await readdir(folder)).flatMap((file) => /^(\d{14}_[a-z0-9_]+)\.[jt]s$/.exec(file)?.[1] ?? []);
  return names.toSorted();
}

/** The name of the newest migration that this release knows, or null. */
export async function newestMigration(folder = migrationsFolder): Promise<string | null> {
  return (await listMigrations(folder)).at(-1) ?? null;
}

/** The names of those on whose result the release before does not work. */
export async function listIncompatible(folder = migrationsFolder): Promise<string[]> {
  const names = await listMigrations(folder);
  const loaded = await Promise.all(names.map(async (name) => (await loadMigration(folder, name)).compatible ?? true));
  return names.filter((_, at) => !loaded[at]);
}

/** Hands the folder's migrations to Knex. An error in one is told with its name. */
export function createMigrationSource(folder: string): Knex.MigrationSource<string> {
  return {
    getMigrations: async () => listMigrations(folder),
    getMigrationName: (name) => name,
    getMigration: async (name) => {
      const migration = await loadMigration(folder, name);
      return { ...migration, up: named(name, migration.up), down: named(name, migration.down) };
    },
  };
}

/** Loads one migration. Throws {@link DatabaseError} when its file is gone. */
export async function loadMigration(folder: string, name: string): Promise<Migration> {
  const file = [".ts", ".js"].map((extension) => join(folder, name + extension)).find((path) => existsSync(path));
  if (!file) throw new DatabaseError(`The migration ${name} is gone from ${folder}.`, "Put its file back.");
  return (await import(pathToFileURL(file).href)) as Migration; // Knex checks that up and down are there
}

/** Writes a new, empty migration (unless `dryRun`) and returns its path. `name` is words joined by underscores. */
export async function makeMigration(
  name: string,
  { folder = migrationsFolder, now = new Date(), dryRun = false } = {},
): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new DatabaseError(
      `"${name}" is no name for a migration.`,
      "Use small letters and underscores: add_due_dates.",
    );
  const path = join(folder, `${now.toISOString().replace(/\D/g, "").slice(0, 14)}_${name}.ts`);
  if (!dryRun) await writeFile(path, template, { flag: "wx" });
  return path;
}

function named(name: string, step: Migration["up"]): Migration["up"] {
  return async (knex) => {
    try {
      await step(knex);
    } catch (error) {
      throw new MigrationError(name, error);
    }
  };
}

/** A migration failed; nothing of the run remains, since all of it is one transaction. */
export class MigrationError extends DatabaseError {
  override name = "MigrationError";

  constructor(migration: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The migration ${migration} failed: ${reason}`,
      "Nothing was changed. Correct the migration and run it again.",
      {
        cause,
      },
    );
  }
}

const template = `import type { Knex } from "knex";

/** Whether the release before still works on the result. */
export const compatible = true;

/** What it is for. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw("");
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw("");
}
`;
