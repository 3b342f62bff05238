import { access } from "node:fs/promises";
import { join } from "node:path";
import { type Config, embeddedStatus, inspectServer, migrateUp, migrationStatus } from "@xtablo/server/ops/database";
import { Failure, precondition } from "../lib/failure.ts";
import { watchInterruption } from "../lib/interruption.ts";
import { addressOf, openDatabase, type OpenDatabase } from "./database.ts";
import { closeEnvFile, inspectEnvFile, makeEnvFile } from "./env-file.ts";
import { compareNode, loadInstaller } from "./installation.ts";
import type { Progress } from "./progress.ts";
import { runSteps, type Step, type StepResult } from "./steps.ts";
import { ensureWebApp, isWebAppFresh } from "./web-app.ts";

/** What bootstrap needs to know. */
export interface BootstrapOptions {
  /** Reads the configuration, once `.env` is there. */
  configure: () => Promise<Config>;
  dryRun: boolean;
}

/** Prepares a clone for `xtablo dev`. What is right already is left alone, and nothing is left running that did not run. */
export async function bootstrap(root: string, progress: Progress, options: BootstrapOptions): Promise<StepResult[]> {
  const watch = watchInterruption();
  try {
    const own = await runSteps([node(root), installation(root), environment(root)], progress, options);
    watch.check();
    const config = await options.configure();
    const database = openLater(config, progress);
    try {
      const prepare = [databaseStep(config, database), storage(config), migrations(config, database)];
      const steps = prepare.map((step) => ({ ...step, act: async () => watch.race(step.act()) }));
      return [...own, ...(await runSteps([...steps, webApp(root, progress)], progress, options))];
    } finally {
      await database.close();
    }
  } finally {
    watch.end();
  }
}

function node(root: string): Step {
  return {
    name: "Node",
    look: async () => {
      const { wanted, found, enough } = await compareNode(root);
      if (!enough) throw precondition(`This is Node ${found}; ${wanted} or later is needed.`, "Install Node 24.");
      return { needed: false, says: `${found} (${wanted} or later is needed)` };
    },
    act: unneeded,
  };
}

function installation(root: string): Step {
  return {
    name: "Packages",
    look: async () => {
      const installed = (await loadInstaller(root)).isInstalled(root);
      return { needed: !installed, says: installed ? "as package-lock.json says" : "npm ci installs what is missing" };
    },
    act: async () => {
      (await loadInstaller(root)).ensureInstalled(root);
      return "installed as package-lock.json says";
    },
  };
}

function environment(root: string): Step {
  return {
    name: "Settings",
    look: async () => {
      const file = await inspectEnvFile(root);
      if (!file) return { needed: true, says: ".env is made from .env.example, with secrets of its own" };
      if (file.open) return { needed: true, says: ".env may be read by others: its mode becomes 600" };
      return { needed: false, says: ".env is there, and stays as it is" };
    },
    act: async () => {
      const made = (await inspectEnvFile(root)) === null ? await makeEnvFile(root) : null;
      await closeEnvFile(root);
      return made ? `.env made, mode 600, with a new ${made.join(", ")}` : ".env has mode 600";
    },
  };
}

/** Opened by the first step that needs it, and kept for the next. */
interface LaterDatabase {
  open: () => Promise<string>;
  close: () => Promise<void>;
}

function openLater(config: Config, progress: Progress): LaterDatabase {
  let opening: Promise<OpenDatabase> | null = null;
  return {
    open: async () => (await (opening ??= openDatabase(config, progress))).url,
    close: async () => (await opening?.catch(() => null))?.close(), // why it did not open was thrown by its step
  };
}

function databaseStep(config: Config, database: LaterDatabase): Step {
  return {
    name: "Database",
    look: async () => {
      if (config.databaseUrl !== null) {
        const { version } = await inspectServer(config.databaseUrl);
        return { needed: false, says: `PostgreSQL ${version} at ${addressOf(config.databaseUrl)}` };
      }
      const status = await embeddedStatus(config);
      if (status.state === "running") return { needed: false, says: `running at ${addressOf(status.url)}` };
      return { needed: status.state === "absent", says: wordsOf(status.state, config) };
    },
    act: async () => {
      const url = await database.open();
      return `PostgreSQL ${(await inspectServer(url)).version} made in ${config.dataDir}`;
    },
  };
}

function wordsOf(state: "absent" | "stopped", config: Config): string {
  return state === "absent" ? `an embedded PostgreSQL is made in ${config.dataDir}` : `there, in ${config.dataDir}`;
}

function storage(config: Config): Step {
  const place = config.s3 ? `the bucket ${config.s3.bucket} at ${config.s3.endpoint}` : `${config.dataDir}/files`;
  return {
    name: "Storage",
    look: async () => ({ needed: true, says: `${place} is tried` }),
    act: async () => {
      const { createLog, probeStore } = await import("@xtablo/server/ops");
      const { durationMs } = await probeStore(config, createLog(config)).catch((error: Error) => {
        throw new Failure(
          `Files cannot be kept in ${place}: ${error.message}`,
          "Correct S3_… in .env, or remove them.",
          {
            cause: error,
          },
        );
      });
      return `${place} takes, gives and removes files (${durationMs} ms)`;
    },
  };
}

function migrations(config: Config, database: LaterDatabase): Step {
  return {
    name: "Schema",
    look: async () => {
      const exists = config.databaseUrl !== null || (await embeddedStatus(config)).state !== "absent";
      if (!exists) return { needed: true, says: "every migration is applied" };
      const { applied, pending } = await migrationStatus(await database.open());
      if (pending.length === 0) return { needed: false, says: `all ${applied.length} migrations are applied` };
      return { needed: true, says: `${pending.length} migrations are applied` };
    },
    act: async () => {
      const applied = await migrateUp(await database.open(), { log: { info: () => {}, warn: () => {} } });
      return `${applied.length} migrations applied`;
    },
  };
}

function webApp(root: string, progress: Progress): Step {
  return {
    name: "Web app",
    look: async () => {
      const fresh = await isWebAppFresh(root);
      return { needed: !fresh, says: fresh ? "built from these sources" : "it is built" };
    },
    act: async () => {
      await ensureWebApp(root, progress);
      await access(join(root, "packages/desktop/dist/web/index.html"));
      return "built";
    },
  };
}

async function unneeded(): Promise<string> {
  throw new Error("a step that only looks has nothing to do");
}
