import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startChildS3 } from "../../packages/server/src/testing/s3-child.ts";
import { s3ConfigFor, s3Environment } from "../../packages/server/src/testing/s3.ts";
import type { BareFilesStart } from "../bare-files.ts";
import type { Bench } from "../compare.ts";
import { median } from "../numbers.ts";
import { lineOf, number, type Result } from "../result.ts";
import { type Side, startBareFiles, startOurs } from "../sides.ts";
import { type Transfer, transfer } from "../transfer.ts";

/** One large file up and down, on the disk and in an S3 store on loopback, against a plain stream copy to the same place. */
export async function measureFiles(bench: Bench): Promise<Result[]> {
  const folder = await mkdtemp(join(bench.database.folder, "files-"));
  const s3 = await startChildS3(join(folder, "objects"));
  try {
    const config = s3ConfigFor(s3.port);
    const url = `${config.endpoint}/${config.bucket}/plain`;
    return [
      ...(await measureStore(bench, { name: "disk", bare: { kind: "disk", path: join(folder, "plain") }, env: {} })),
      ...(await measureStore(bench, { name: "S3", bare: { kind: "s3", url }, env: s3Environment(config) })),
    ];
  } finally {
    await s3.kill();
    await rm(folder, { recursive: true });
  }
}

interface Store {
  name: string;
  bare: BareFilesStart;
  env: Record<string, string>;
}

async function measureStore(bench: Bench, { name, bare: start, env }: Store): Promise<Result[]> {
  const sizeMb = bench.quick ? 128 : 1_024;
  const ours = await startOurs(bench.database, { env: { ...env, MAX_UPLOAD_SIZE_MB: String(sizeMb) } });
  const bare = await startBareFiles(start);
  try {
    await copyOurs(bench, ours, 32); // the code is there, as on any other day
    const rounds: Record<"ours" | "bare", Record<"up" | "down", Transfer>>[] = [];
    for (let round = 0; round < bench.rounds; round += 1)
      rounds.push({ ours: await copyOurs(bench, ours, sizeMb), bare: await copyBare(bare, sizeMb) });
    const size = bench.quick ? `${sizeMb} MB` : "1 GB";
    return (["up", "down"] as const).flatMap((way) =>
      linesOf(
        `${size} ${way}, ${name}`,
        rounds.map((round) => ({ ours: round.ours[way], bare: round.bare[way] })),
      ),
    );
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

async function copyOurs({ seed }: Bench, ours: Side, sizeMb: number): Promise<{ up: Transfer; down: Transfer }> {
  const given = { cookie: seed.cookie, sizeMb };
  const up = await transfer(ours, { ...given, path: `/api/tablos/${seed.work.id}/files`, upload: "form" });
  const { id } = JSON.parse(up.body) as { id: string }; // the runner's own server
  return { up, down: await transfer(ours, { ...given, path: `/api/files/${id}/content` }) };
}

async function copyBare(bare: Side, sizeMb: number): Promise<{ up: Transfer; down: Transfer }> {
  const given = { cookie: "", sizeMb, path: "/" };
  return { up: await transfer(bare, { ...given, upload: "plain" }), down: await transfer(bare, given) };
}

function linesOf(name: string, rounds: { ours: Transfer; bare: Transfer }[]): Result[] {
  const ratio = median(rounds.map(({ ours, bare }) => ours.mbPerSecond / bare.mbPerSecond));
  const speed = (side: "ours" | "bare") => `${number(median(rounds.map((round) => round[side].mbPerSecond)))} MB/s`;
  const moreMb = Math.max(...rounds.map(({ ours }) => ours.moreMb));
  return [
    {
      name,
      ours: speed("ours"),
      bare: speed("bare"),
      ratio,
      bar: { kind: "at least", value: 0.5, unit: "", measured: ratio },
    },
    lineOf("… memory grows by", moreMb, { unit: "MB", atMost: 64 }),
  ];
}
