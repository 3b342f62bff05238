import { randomBytes } from "node:crypto";
import { link, open, readFile, readlink, realpath, rename, rm, stat, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { programOf } from "./binaries.ts";
import type { Place } from "./place.ts";
import { runAs } from "./run-as.ts";

/** What `postmaster.pid` says. */
export interface Postmaster {
  pid: number;
  /** Null in the first moment of a start. */
  port: number | null;
}

/** How an attempt to start ended. */
export type Start = { kind: "started" } | { kind: "port-taken" | "already" | "busy" | "failed"; output: string };

const logSizeBytes = 10_000_000;

/** Reads the cluster's `postmaster.pid`; null when there is none. */
export async function readPostmaster(directory: string): Promise<Postmaster | null> {
  const lines = (await readFile(join(directory, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (!(pid > 0)) return null;
  return { pid, port: Number.parseInt(lines[3] ?? "", 10) || null };
}

/** Whether that process lives and is the postmaster of this cluster: process ids are used again. */
export async function isPostmaster(pid: number, directory: string): Promise<boolean> {
  if (!exists(pid)) return false;
  if (process.platform === "linux") {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => error.code ?? "");
    // A postmaster works in its cluster. A zombie works nowhere; of another user's process we can't tell.
    return cwd === "EACCES" || cwd === (await realpath(directory));
  }
  if (process.platform === "win32") return true;
  return (await runAs(null, "ps", ["-o", "comm=", "-p", String(pid)])).output.includes("postgres");
}

/** Puts aside a `postmaster.pid` whose process id now belongs to another process, which PostgreSQL would respect. */
export async function removeStalePid(directory: string, pid: number): Promise<void> {
  if (!exists(pid)) return; // PostgreSQL sees for itself that it is stale
  const file = join(directory, "postmaster.pid");
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  await rename(file, aside).catch(() => undefined); // another start did it
  const taken = Number.parseInt(await readFile(aside, "utf8").catch(() => ""), 10);
  if (taken > 0 && taken !== pid) await link(aside, file); // it was a fresh one
  await rm(aside, { force: true });
}

/** Starts the postmaster in the background, where it outlives us, and waits until it takes connections. */
export async function startPostmaster(place: Place, port: number, settings: Record<string, string>): Promise<Start> {
  const log = join(place.directory, "postgres.log");
  const before = await trimLog(log);
  const options = Object.entries({ ...smallBox, ...settings, port: String(port) }).map(([k, v]) => `-c ${k}=${v}`);
  const args = ["start", "-w", "-t", "300", "-s", "-D", place.directory, "-l", log, "-o", options.join(" ")];
  const { code, output } = await runAs(place.owner, programOf(place.binaries, "pg_ctl"), args);
  if (code === 0) return { kind: "started" };
  const said = `${output}\n${await readFrom(log, before)}`;
  if (/lock file "postmaster.pid" already exists|another server might be running/i.test(said))
    return { kind: "already", output: said };
  if (/pre-existing shared memory block/i.test(said)) return { kind: "busy", output: said };
  if (/could not bind|address already in use/i.test(said)) return { kind: "port-taken", output: said };
  return { kind: "failed", output: said };
}

/** Ends connections, writes everything out and waits until the postmaster is gone. */
export async function stopPostmaster(place: Place): Promise<void> {
  const program = programOf(place.binaries, "pg_ctl");
  const stop = ["stop", "-w", "-s", "-D", place.directory];
  const { code } = await runAs(place.owner, program, [...stop, "-m", "fast", "-t", "30"]);
  if (code === 0 || !(await readPostmaster(place.directory))) return;
  await runAs(place.owner, program, [...stop, "-m", "immediate", "-t", "10"]); // the next start recovers
}

/** The preferred port when it is free, else one that is. */
export async function choosePort(preferred: number | null): Promise<number> {
  return (preferred && (await listen(preferred))) || (await listen(0)) || 0;
}

const smallBox = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "64MB",
  max_wal_size: "256MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_logical_replication_workers: "0",
  io_method: "sync", // no processes for it
  max_parallel_workers_per_gather: "0", // containers have little /dev/shm
  random_page_cost: "1.1",
  jit: "off",
  huge_pages: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

/** Whether there is a process of that id, whatever it is. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // another user's
  }
}

async function listen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}

async function trimLog(log: string): Promise<number> {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  if (size <= logSizeBytes) return size;
  await truncate(log);
  return 0;
}

async function readFrom(path: string, position: number): Promise<string> {
  const file = await open(path).catch(() => null);
  if (!file) return "";
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64_000), position });
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
