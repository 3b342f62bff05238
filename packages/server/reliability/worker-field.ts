import { randomInt } from "node:crypto";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import knex, { type Knex } from "knex";
import { openEmbeddedDatabase } from "../src/db/embedded/embedded.ts";
import { migrateUp } from "../src/db/migrate.ts";
import { type ChildServer, startChildServer } from "../src/testing/child.ts";
import { removeFolder } from "../src/testing/remove-folder.ts";

/** Workers in processes of their own on a PostgreSQL of its own, made to be killed. */
export interface WorkerField {
  db: Knex;
  /** Kills one of the workers, notes in `cut` what it was at, and starts another in its place. Gives the number of its jobs. */
  strike(): Promise<number>;
  close(): Promise<void>;
}

/** Opens one in a temporary folder, with tables in which jobs write down what they do, by the database's clock. */
export async function openWorkerField(workers: number): Promise<WorkerField> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-workers-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const log = { info: () => {}, warn: () => {} };
  const database = await openEmbeddedDatabase({ dataDir: join(folder, "data"), log });
  await migrateUp(database.url, { log });
  const db = knex({ client: "pg", connection: database.url, pool: { min: 0, max: 4 } });
  await db.raw(`
    create table enqueued (job_id bigint primary key, number integer);
    create table begun (job_id bigint, attempt integer, at timestamptz not null default clock_timestamp());
    create table done (job_id bigint, at timestamptz not null default clock_timestamp());
    create table cut (job_id bigint, at timestamptz not null default clock_timestamp());
    create function note() returns trigger language plpgsql as $$
      begin
        insert into enqueued values (new.id, (new.payload->>'number')::integer);
        return new;
      end $$;
    create trigger note after insert on graphile_worker._private_jobs for each row execute function note();
  `);
  const environment = { DATABASE_URL: database.url, XTABLO_DATA_DIR: folder, LOG_LEVEL: "error" };
  const start = () => startChildServer(environment, { main: "work-main.ts" });
  const crew: ChildServer[] = await Promise.all(Array.from({ length: workers }, start));
  return {
    db,
    async strike() {
      const at = randomInt(crew.length);
      const victim = crew[at];
      if (!victim) throw new Error("there is no worker to kill");
      await victim.kill();
      const { rowCount } = await db.raw<{ rowCount: number }>(
        "insert into cut (job_id) select id from graphile_worker.jobs where locked_by = ?",
        [victim.url], // what it says when it is up: the name that it locks jobs with
      );
      crew[at] = await start();
      return rowCount;
    },
    async close() {
      for (const worker of crew) worker.process.kill("SIGTERM");
      await Promise.race([Promise.all(crew.map(gone)), delay(15_000)]);
      await db.destroy();
      await database.stop();
      await removeFolder(folder);
    },
  };
}

async function gone({ process }: ChildServer): Promise<void> {
  while (process.exitCode === null && process.signalCode === null) await delay(50);
}
