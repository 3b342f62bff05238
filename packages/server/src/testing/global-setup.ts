import { rmSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { embeddedStatus, openEmbeddedDatabase, stopEmbedded } from "../db/embedded/embedded.ts";
import { migrateUp } from "../db/migrate.ts";
import { onServer } from "./database.ts";
import { removeFolder } from "./remove-folder.ts";

const prefix = "xtablo-test-";
const log = { info: () => {}, warn: (message: string) => process.stderr.write(`${message}\n`) };

/** Starts one PostgreSQL for the whole run, or takes that of TEST_DATABASE_URL, and migrates the template once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer(process.env["TEST_DATABASE_URL"]);
  const template = `xtablo_template_${process.pid}`;
  await onServer(server.url, `DROP DATABASE IF EXISTS ${template}`);
  await onServer(server.url, `CREATE DATABASE ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrateUp(url.href, { log });
  project.provide("testServer", { url: server.url, template });
  return async () => {
    await onServer(server.url, `DROP DATABASE ${template} WITH (FORCE)`);
    await server.close();
  };
}

async function openServer(given: string | undefined) {
  if (given) return { url: given, close: async () => {} };
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    autovacuum: "off",
    max_connections: "300",
  };
  const database = await openEmbeddedDatabase({ dataDir: join(folder, "data"), log, settings });
  const status = await embeddedStatus({ dataDir: join(folder, "data") });
  const onExit = () => {
    if (status.state === "running") process.kill(status.pid, "SIGQUIT");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", onExit); // Ctrl-C ends vitest without its teardown
  return {
    url: database.url,
    close: async () => {
      process.off("exit", onExit);
      await database.stop();
      await removeFolder(folder);
    },
  };
}

/** Removes what killed runs left. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split("-")[0] : Number.NaN);
    if (!(pid > 0) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    await stopEmbedded({ dataDir: join(folder, "data") }).catch(() => undefined); // half made, or another user's
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // another user's
  }
}
