import type { Knex } from "knex";
import { listMigrations, loadMigration } from "./migration-source.ts";

/**
 * Whether a release can work on the schema: it knows nothing that is not applied, and nothing is applied that it does
 * not know and that says of itself that the release before does not work on the result.
 */
export type SchemaFit = "ok" | "missing" | "incompatible";

interface Applied {
  name: string;
  /** Null: applied before this was written down. */
  compatible: boolean | null;
}

const tableMissing = "42P01";

/** Asks the database. Throws when it does not answer. */
export async function readSchemaFit(db: Knex, known: string[]): Promise<SchemaFit> {
  try {
    const { rows } = await db.raw<{ rows: Applied[] }>(
      "select name, compatible from knex_migrations left join migration_notes using (name)",
    );
    return judgeSchema(rows, known);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === tableMissing) return "missing";
    throw error;
  }
}

/** The rule of {@link SchemaFit}. */
export function judgeSchema(applied: Applied[], known: string[]): SchemaFit {
  if (known.some((name) => !applied.some((row) => row.name === name))) return "missing";
  const strangers = applied.filter(({ name }) => !known.includes(name));
  return strangers.some(({ compatible }) => compatible === false) ? "incompatible" : "ok";
}

/**
 * Writes down of each migration that this release knows whether the release before still works on its result. Before it
 * is applied, so that there is no moment in which others do not know.
 */
export async function noteCompatibility(db: Knex, folder: string): Promise<void> {
  await db.raw("create table if not exists migration_notes (name text primary key, compatible boolean not null)");
  const { rows } = await db.raw<{ rows: { name: string }[] }>("select name from migration_notes");
  const noted = new Set(rows.map(({ name }) => name));
  for (const name of (await listMigrations(folder)).filter((known) => !noted.has(known))) {
    const { compatible = true } = await loadMigration(folder, name);
    await db.raw("insert into migration_notes values (?, ?)", [name, compatible]);
  }
}
