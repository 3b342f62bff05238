import { once } from "node:events";
import { chmod, mkdtemp } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedDatabase } from "../src/db/embedded/embedded.ts";
import { migrateUp } from "../src/db/migrate.ts";
import { startChildServer } from "../src/testing/child.ts";
import { removeFolder } from "../src/testing/remove-folder.ts";
import { type ChildS3, startChildS3 } from "../src/testing/s3-child.ts";
import { readContents, s3ConfigFor, s3Environment } from "../src/testing/s3.ts";

/** What the server's process holds. */
export interface Footprint {
  /** Objects and buffers that are in use. */
  usedMb: number;
  /** What the operating system has given it, of which the allocator keeps a part for later. */
  residentMb: number;
  /** Open files and sockets. */
  handles: number;
}

/** A server whose files are in an S3 store, in processes of their own. */
export interface StorageField {
  url: string;
  footprint(): Promise<Footprint>;
  /** Whether the server's process lives. */
  isAlive(): boolean;
  hang(): void;
  goOn(): void;
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Uploads in parts that were begun and neither completed nor aborted. */
  unfinished(): Promise<number>;
  close(): Promise<void>;
}

/** Opens one in a temporary folder. */
export async function openStorageField(): Promise<StorageField> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-away-"));
  await chmod(folder, 0o755); // as root, PostgreSQL runs under another account
  const log = { info: () => {}, warn: () => {} };
  const database = await openEmbeddedDatabase({ dataDir: join(folder, "data"), log });
  await migrateUp(database.url, { log });
  const objects = join(folder, "objects");
  let s3: ChildS3 = await startChildS3(objects);
  const { port } = s3;
  const metricsPort = await findFreePort();
  const server = await startChildServer({
    ...s3Environment(s3ConfigFor(port)),
    DATABASE_URL: database.url,
    XTABLO_DATA_DIR: folder,
    SESSION_SECRET: "0123456789abcdef0123456789abcdef",
    METRICS_PORT: String(metricsPort),
    LOG_LEVEL: "error",
  });
  return {
    url: server.url,
    footprint: () => readFootprint(metricsPort),
    isAlive: () => server.process.exitCode === null && server.process.signalCode === null,
    hang: () => s3.hang(),
    goOn: () => s3.goOn(),
    kill: () => s3.kill(),
    async restart() {
      s3 = await startChildS3(objects, port);
    },
    unfinished: async () => (await readContents(objects)).unfinished,
    async close() {
      await server.kill();
      await s3.kill();
      await database.stop();
      await removeFolder(folder);
    },
  };
}

async function readFootprint(port: number): Promise<Footprint> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? 0);
  const megabytes = (...names: string[]) => Math.round(names.reduce((sum, name) => sum + value(name), 0) / 1_048_576);
  return {
    usedMb: megabytes("nodejs_heap_size_used_bytes", "nodejs_external_memory_bytes"),
    residentMb: megabytes("process_resident_memory_bytes"),
    handles: value("process_open_fds"),
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  server.close();
  return port;
}
