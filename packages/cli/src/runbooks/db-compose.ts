import { join } from "node:path";
import { inspectServer } from "@xtablo/server/ops/database";
import type { ComposeSettings } from "../lib/environment.ts";
import { precondition } from "../lib/failure.ts";
import { watchInterruption } from "../lib/interruption.ts";
import { addressOf } from "./database.ts";
import { type Compose, type ComposeProject, openCompose } from "./engine/compose.ts";
import type { Program } from "./program.ts";
import type { Progress } from "./progress.ts";

/** PostgreSQL makes its cluster in this time, on a slow disk too. */
const patienceMs = 120_000;

/** The bucket that the development's S3 server holds. */
export const developmentBucket = "xtablo-dev";

/** The address of the database in `deploy/compose.yaml`. */
export function composeUrl({ databasePort }: ComposeSettings): string {
  return `postgres://xtablo:xtablo@127.0.0.1:${databasePort}/xtablo`;
}

/** How the server is told of the S3 server in `deploy/compose.yaml`; none unless `S3_IMAGE` names one. */
export function composeStore({ s3Image, s3Port }: ComposeSettings) {
  if (s3Image === null) return null;
  const key = "xtablo-dev";
  return {
    endpoint: `http://127.0.0.1:${s3Port}`,
    bucket: developmentBucket,
    accessKey: key,
    secretKey: key,
    region: "us-east-1",
    pathStyle: true,
  };
}

/** Starts the containers, waits until they are healthy and makes the bucket. Gives the lines for `.env`. */
export async function raiseCompose(root: string, settings: ComposeSettings, progress: Progress): Promise<string[]> {
  requireDigest(settings);
  const watch = watchInterruption();
  try {
    const compose = await openCompose(projectOf(root, settings));
    const store = composeStore(settings);
    await compose.run(["up", "--detach", "postgres", ...(store ? ["s3"] : [])], progress);
    await watch.race(compose.waitHealthy("postgres", { patienceMs }));
    if (!store) return [`DATABASE_URL=${composeUrl(settings)}`];
    const { ensureBucket } = await import("@xtablo/server/ops");
    await watch.race(ensureBucket(store));
    return [
      `DATABASE_URL=${composeUrl(settings)}`,
      `S3_ENDPOINT=${store.endpoint}`,
      `S3_BUCKET=${store.bucket}`,
      `S3_ACCESS_KEY=${store.accessKey}`,
      `S3_SECRET_KEY=${store.secretKey}`,
      `S3_REGION=${store.region}`,
    ];
  } finally {
    watch.end();
  }
}

/** Stops and removes the containers; what they hold stays in its volumes. */
export async function lowerCompose(root: string, settings: ComposeSettings, progress: Progress): Promise<void> {
  const compose = await openCompose({ ...projectOf(root, settings), profiles: ["s3"] });
  await compose.run(["down"], progress);
}

/** What the engine and the database say. */
export async function inspectCompose(root: string, settings: ComposeSettings) {
  const compose = await openCompose(projectOf(root, settings));
  const { state, health } = await compose.inspect("postgres");
  const engine = `compose (${compose.engine.name})`;
  const running = state === "running" && health !== "starting";
  const server = running ? await inspectServer(composeUrl(settings)) : { version: null, sizeBytes: null };
  const address = running ? addressOf(composeUrl(settings)) : null;
  return {
    engine,
    state: health && state === "running" ? `${state}, ${health}` : state,
    address,
    ...server,
    directory: null,
  };
}

/** The address of the database, when its container runs. Throws a {@link Failure} when it does not. */
export async function findComposeUrl(root: string, settings: ComposeSettings): Promise<string> {
  await requireRunning(await openCompose(projectOf(root, settings)));
  return composeUrl(settings);
}

/** `psql` in the container. Throws like {@link findComposeUrl}. */
export async function composeShell(
  root: string,
  settings: ComposeSettings,
  options: { args: string[]; terminal: boolean },
): Promise<Program> {
  const compose = await openCompose(projectOf(root, settings));
  await requireRunning(compose);
  return compose.exec("postgres", ["psql", "--username", "xtablo", "xtablo", ...options.args], options);
}

function projectOf(root: string, { databasePort, s3Port, s3Image }: ComposeSettings): ComposeProject {
  return {
    name: "xtablo-dev",
    file: join(root, "deploy/compose.yaml"),
    profiles: s3Image === null ? [] : ["s3"],
    variables: { XTABLO_DB_PORT: databasePort, XTABLO_S3_PORT: s3Port, ...(s3Image !== null && { S3_IMAGE: s3Image }) },
  };
}

async function requireRunning(compose: Compose): Promise<void> {
  const { state } = await compose.inspect("postgres");
  if (state !== "running")
    throw precondition(
      `The database's container is ${state === "absent" ? "not there" : state}.`,
      "Start it: xtablo db up --engine compose",
    );
}

/** A tag may name another image tomorrow. */
function requireDigest({ s3Image }: ComposeSettings): void {
  if (s3Image === null || /@sha256:[0-9a-f]{64}$/.test(s3Image)) return;
  throw precondition(
    `S3_IMAGE=${s3Image} names no digest.`,
    "Name the image that you keep as NAME@sha256:…; the engine shows it with `images --digests`.",
  );
}
