import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Footprint, openStorageField, type StorageField } from "./storage-field.ts";
import { StorageUse } from "./storage-use.ts";

/** A refusal comes at the latest after three tries of 5 s. */
const refusedWithinMs = 20_000;
/** What a process may have grown by between the first round and the second: the first one warms it. */
const moreMemoryMb = 64;
const moreHandles = 20;

/**
 * Takes the file store away under use, twice: half of the time it hangs, half of it it is dead. Counts what people met.
 * Run with `node packages/server/reliability/storage-away.ts --seconds 30`. Ends with 1 when a task fails, a refusal is no
 * 503 with Retry-After or comes late, the server grows or ends, it does not recover, or anything acknowledged is lost.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: "string", default: "30" } } });
  const halfMs = Number(values.seconds) * 500;
  const field = await openStorageField();
  try {
    const use = await StorageUse.begin(field.url);
    const working = use.work();
    await untilBack(use);
    const warm = await takeAway(use, field, halfMs);
    const after = await takeAway(use, field, halfMs);
    use.rest();
    await working;
    await use.verify();
    await judge(use, field, { warm, after });
  } finally {
    await field.close();
  }
}

/** Gives what the server holds when all is well again. */
async function takeAway(use: StorageUse, field: StorageField, forMs: number): Promise<Footprint> {
  field.hang();
  await tell(use, `hangs for ${forMs / 1_000} s`, () => delay(forMs));
  field.goOn();
  await tell(use, "goes on", () => untilBack(use));
  await field.kill();
  await tell(use, `is dead for ${forMs / 1_000} s`, () => delay(forMs));
  await field.restart();
  await tell(use, "is back", () => untilBack(use));
  return settle(field);
}

/** The least in 5 s of use: what was given up in the background is done with, and garbage was collected in between. */
async function settle(field: StorageField): Promise<Footprint> {
  const least = await field.footprint();
  for (let count = 0; count < 25; count += 1) {
    await delay(200);
    const now = await field.footprint();
    least.usedMb = Math.min(least.usedMb, now.usedMb);
    least.handles = Math.min(least.handles, now.handles);
    least.residentMb = now.residentMb;
  }
  return least;
}

/** Recovered: files come and go again, by themselves. */
async function untilBack(use: StorageUse): Promise<void> {
  const before = { files: use.files.size, downloads: use.downloads };
  const start = performance.now();
  while (use.files.size < before.files + 10 || use.downloads < before.downloads + 10) {
    if (performance.now() - start > 60_000) {
      use.wrongs.push("not used again within 60 s");
      return;
    }
    await delay(100);
  }
}

async function tell(use: StorageUse, what: string, wait: () => Promise<unknown>): Promise<void> {
  const before = { tasks: use.taskIds.size, files: use.files.size, downloads: use.downloads, refusals: use.refusals };
  const start = performance.now();
  await wait();
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  say(
    `the store ${what}: in ${seconds} s ${use.taskIds.size - before.tasks} tasks, ${use.files.size - before.files} uploads, ` +
      `${use.downloads - before.downloads} downloads, ${use.refusals - before.refusals} refusals`,
  );
}

async function judge(use: StorageUse, field: StorageField, { warm, after }: Record<"warm" | "after", Footprint>) {
  if (!field.isAlive()) use.wrongs.push("the server ended");
  if (use.slowestRefusalMs > refusedWithinMs) use.wrongs.push("a refusal came late");
  if (use.refusals === 0) use.wrongs.push("nothing was refused: the store was not away");
  if (after.usedMb - warm.usedMb > moreMemoryMb) use.wrongs.push("the memory grew");
  if (after.handles - warm.handles > moreHandles) use.wrongs.push("handles stayed open");
  say(`slowest task ${Math.round(use.slowestTaskMs)} ms, slowest refusal ${Math.round(use.slowestRefusalMs)} ms`);
  say(
    `downloads broken off: ${use.brokenOff}; left for the orphan job: ${await field.unfinished()} unfinished uploads`,
  );
  say(`memory in use ${warm.usedMb} → ${after.usedMb} MB, resident ${warm.residentMb} → ${after.residentMb} MB`);
  say(`handles ${warm.handles} → ${after.handles}`);
  const lost = use.wrongs.length === 0 ? "failed tasks: 0, lost: 0" : `WRONG:\n${use.wrongs.slice(0, 20).join("\n")}`;
  say(`acknowledged: ${use.taskIds.size} tasks, ${use.files.size} files; ${lost}`);
  process.exitCode = use.wrongs.length === 0 ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
