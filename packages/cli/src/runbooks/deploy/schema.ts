import type { Loss } from "@xtablo/server/ops/database";
import { Failure } from "../../lib/failure.ts";
import type { Deployment } from "./deployment.ts";
import type { KnownMigrations } from "./state/record.ts";

/** What an image brought, and how it and the database compared before. */
export interface SchemaBrought extends KnownMigrations {
  applied: string[];
  before: string[];
}

/** Applies what the image brings, in a one-shot container beside what runs. Throws a `Failure` that names the migration. */
export async function migrateWith(deployment: Deployment, image: string): Promise<SchemaBrought> {
  const said = await runMigrate(deployment, image, ["up"]);
  const { applied = [], before = [], known = [], incompatible = [] } = said as Partial<SchemaBrought>; // the command's own JSON
  return { applied, before, known, incompatible };
}

/** What {@link revertWith} would take away, as the image counts it. Changes nothing. */
export async function measureWith(deployment: Deployment, image: string, keep: string): Promise<Loss[]> {
  const { losses = [] } = (await runMigrate(deployment, image, ["down", "--to", keep, "--dry-run"])) as {
    losses?: Loss[];
  };
  return losses;
}

/** Reverts everything newer than `keep` with the image that knows it. Gives the names, newest first. */
export async function revertWith(deployment: Deployment, image: string, keep: string): Promise<string[]> {
  const { reverted = [] } = (await runMigrate(deployment, image, ["down", "--to", keep, "--yes"])) as {
    reverted?: string[];
  };
  return reverted;
}

/** The worker's service: it has the database's address, and no fixed address of its own that a slot may hold. */
async function runMigrate({ stack }: Deployment, image: string, words: string[]): Promise<unknown> {
  const command = ["packages/cli/bin/run.js", "migrate", ...words, "--json"];
  const env = { XTABLO_WORKER_IMAGE: image };
  const { code, stdout, stderr } = await stack.tryCompose(["run", "--rm", "--no-deps", "-T", "worker", ...command], {
    env,
  });
  const said = parseJson(stdout);
  if (code === 0 && said !== null) return said;
  const reason = readError(said) ?? (`${stdout}${stderr}`.trim().split("\n").slice(-15).join("\n") || `code ${code}`);
  throw new Failure(`migrate ${words[0]} failed: ${reason}`, "The database is as it was.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf("{")));
  } catch {
    return null; // it ended before it could say anything: its stderr tells
  }
}

function readError(said: unknown): string | null {
  if (typeof said !== "object" || said === null || !("error" in said)) return null;
  return (said.error as { message?: string }).message ?? null; // present.ts writes it
}
