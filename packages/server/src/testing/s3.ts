import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Middleware } from "koa";
import S3rver from "s3rver";
import type { S3Config } from "../config/config.ts";
import { ageFiles, writeForeign } from "./age-files.ts";
import { removeFolder } from "./remove-folder.ts";
import { answerLists, bucket, namesIn, objectEnding, uploadsFolder } from "./s3-lists.ts";

/** A real S3 protocol server on loopback, with a folder of its own. */
export interface TestS3 {
  port: number;
  config: S3Config;
  /** The keys of all objects, and how many uploads in parts were begun and neither completed nor aborted. */
  contents(): Promise<{ keys: string[]; unfinished: number }>;
  /** The file that holds an object's bytes. */
  pathOf(key: string): string;
  /** Puts something into it that is not of Xtablo's making. */
  addForeign(name: string): Promise<void>;
  /** Makes everything that it keeps, and everything unfinished, older. */
  age(byMs: number): Promise<void>;
  /** Takes it away: connections are cut, new ones refused. */
  stop(): Promise<void>;
  /** Brings it back on the same port, with what it had. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startTestS3(): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), "xtablo-s3-"));
  let server = await runS3(directory, 0);
  const { port } = server;
  const stop = () => server.stop();
  const pathOf = (key: string) => join(directory, bucket, key + objectEnding);
  return {
    port,
    config: s3ConfigFor(port),
    contents: () => readContents(directory),
    pathOf,
    addForeign: (name) => writeForeign(pathOf(`files/${name}`)),
    age: (byMs) => ageFiles(directory, byMs),
    stop,
    async start() {
      server = await runS3(directory, port);
    },
    async close() {
      await stop();
      await removeFolder(directory);
    },
  };
}

/** How a server reaches the test's store on a port, the bucket in the path or in the host name. */
export function s3ConfigFor(port: number, { pathStyle = true } = {}): S3Config {
  const host = pathStyle ? "127.0.0.1" : "s3.localhost";
  const keys = { accessKey: "S3RVER", secretKey: "S3RVER" };
  return { endpoint: `http://${host}:${port}`, bucket, ...keys, region: "auto", pathStyle };
}

/** A configuration as an operator writes it. */
export function s3Environment(config: S3Config): Record<string, string> {
  return {
    S3_ENDPOINT: config.endpoint,
    S3_BUCKET: config.bucket,
    S3_ACCESS_KEY: config.accessKey,
    S3_SECRET_KEY: config.secretKey,
    S3_USE_PATH_STYLE: String(config.pathStyle),
  };
}

/** Runs the protocol server on a folder, in this process. In a container it listens on another address. */
export async function runS3(
  directory: string,
  port: number,
  address = "127.0.0.1",
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new S3rver({
    address,
    port,
    silent: true,
    directory,
    serviceEndpoint: "localhost",
    configureBuckets: [{ name: bucket }],
  });
  server.middleware.unshift(abortUpload(join(directory, bucket, uploadsFolder)), answerLists(directory));
  const bound = await server.run();
  return {
    port: bound.port,
    stop: () =>
      new Promise((resolve) => {
        server.httpServer.close(() => resolve());
        server.httpServer.closeAllConnections();
      }),
  };
}

/** What s3rver 3.7.1 lacks: AbortMultipartUpload. */
function abortUpload(folder: string): Middleware {
  return async (ctx, next) => {
    const { uploadId } = ctx.query;
    if (ctx.method !== "DELETE" || typeof uploadId !== "string") return next();
    const known = (await namesIn(folder)).includes(uploadId);
    if (known) await rm(join(folder, uploadId), { recursive: true });
    ctx.status = known ? 204 : 404;
    if (!known) ctx.body = "<Error><Code>NoSuchUpload</Code><Message>There is no such upload.</Message></Error>";
  };
}

/** What is in the folder of such a server. */
export async function readContents(directory: string): Promise<{ keys: string[]; unfinished: number }> {
  const folder = join(directory, bucket);
  const names = await readdir(folder, { recursive: true });
  return {
    keys: names.filter((name) => name.endsWith(objectEnding)).map((name) => name.slice(0, -objectEnding.length)),
    unfinished: (await namesIn(join(folder, uploadsFolder))).length,
  };
}
