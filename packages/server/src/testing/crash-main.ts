import { Transform } from "node:stream";
import pg from "pg";
import { readConfig } from "../config/config.ts";
import { openDatabase } from "../db/database.ts";
import { sweepFilesJob } from "../files/files.jobs.ts";
import { createLog } from "../log.ts";
import { startServer } from "../server.ts";
import type { FileStore } from "../storage/file-store.ts";
import { openFileStore } from "../storage/open-file-store.ts";
import { emptyTrashJob } from "../tablos/trash.jobs.ts";

/** Where a server of the crash tests stands still for good, to be killed there. */
export type CrashPoint =
  | "row pending"
  | "bytes half sent"
  | "bytes safe, row pending"
  | "before the commit"
  | "after the commit"
  | "rows gone, bytes there"
  | "bytes gone"
  | "half-written bytes there";

/** So many bytes of a file have gone to the store at the point "bytes half sent": two parts of S3 and some more. */
const halfBytes = 17 * 1_048_576;

const jobs = new Map([sweepFilesJob, emptyTrashJob].map((job) => [job.kind, job]));

/**
 * A server as in `child-main.ts` that stops for ever at `CRASH_AT`, says so, and waits to be killed. With `CRASH_JOB`, no server
 * but that job, which begins at SIGUSR2.
 */
async function main(): Promise<void> {
  const point = process.env["CRASH_AT"] as CrashPoint;
  const config = readConfig(process.env, { root: process.cwd() });
  const log = createLog(config);
  if (point === "before the commit" || point === "after the commit") standStillAtCommit(point);
  const files = standStillInRemoval(standStillInPut(openFileStore(config, log), point), point);
  const job = jobs.get(process.env["CRASH_JOB"] ?? "");
  if (job) {
    const deps = { config, log, files, db: openDatabase(config.databaseUrl ?? "", log), now: () => new Date() };
    const run = { id: "1", deps, payload: {}, signal: new AbortController().signal, attempt: 1 };
    process.once("SIGUSR2", () => void job.run(run));
    process.stdout.write("listening nowhere\n");
    setInterval(() => {}, 60_000); // it lives until it is killed
    return;
  }
  const server = await startServer({ config, databaseUrl: config.databaseUrl ?? "", log, files });
  process.stdout.write(`listening ${server.listenUrl}\n`);
}

function standStill(): Promise<never> {
  process.stdout.write("standing still\n");
  return new Promise(() => {});
}

function standStillInRemoval(store: FileStore, point: CrashPoint): FileStore {
  return {
    ...store,
    async remove(key) {
      if (point === "rows gone, bytes there") await standStill();
      await store.remove(key);
      if (point === "bytes gone") await standStill();
    },
    async removeUnfinished(unfinished) {
      if (point === "half-written bytes there") await standStill();
      await store.removeUnfinished(unfinished);
    },
  };
}

function standStillInPut(store: FileStore, point: CrashPoint): FileStore {
  return {
    ...store,
    async put(key, bytes) {
      if (point === "row pending") await standStill();
      await store.put(key, point === "bytes half sent" ? bytes.pipe(dam()) : bytes);
      if (point === "bytes safe, row pending") await standStill();
    },
  };
}

/** Lets half of the bytes through. */
function dam(): Transform {
  let sizeBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > halfBytes) void standStill();
      else done(null, chunk);
    },
  });
}

/** Every query passes through the driver's one method for them. */
function standStillAtCommit(point: "before the commit" | "after the commit"): void {
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function query(this: pg.Client, ...args: unknown[]) {
    const [first, ...rest] = args as [{ text?: string }, ...unknown[]];
    if (!/^commit/i.test(first.text ?? "")) return Reflect.apply(original, this, args);
    if (point === "before the commit") return void standStill();
    const silent = rest.map((given) => (typeof given === "function" ? () => void standStill() : given));
    return Reflect.apply(original, this, [first, ...silent]);
  } as typeof original;
}

await main();
