import { parseArgs } from "node:util";
import type { Bench } from "./compare.ts";
import { type BenchDatabase, openBenchDatabase } from "./database.ts";
import { writeResults } from "./document.ts";
import { recordStatements } from "./record.ts";
import { failsClearly, type Result } from "./result.ts";
import { rows } from "./rows.ts";
import { seed } from "./seed.ts";
import { startBare, startOurs } from "./sides.ts";
import { tableOf } from "./table.ts";

const usage = `npm run bench -- [row …] [--quick] [--write] [--check]
  rows:    ${Object.keys(rows).join(" ")}
  --quick  short rounds, to see that it works
  --write  puts the table into docs/performance.md
  --check  ends with 1 when a ratio misses its bar by more than a quarter
`;

/** Measures the named rows, or all, and prints them as a table. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: flag, write: flag, check: flag, help: flag },
  });
  const unknown = positionals.filter((name) => !(name in rows));
  if (values.help || unknown.length > 0) {
    process.stderr.write(unknown.length > 0 ? `There is no row ${unknown.join(", ")}.\n${usage}` : usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const chosen = Object.keys(rows).filter((name) => positionals.length === 0 || positionals.includes(name));
  const database = await openBenchDatabase();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void database.close().finally(() => process.exit(130)));
  try {
    const results = await measure(database, chosen, values.quick);
    process.stdout.write(`${tableOf(results)}\n`);
    if (values.write) writeResults(results, { postgres: database.version, at: new Date() });
    if (values.check && results.some(failsClearly)) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

const flag = { type: "boolean", default: false } as const;

async function measure(database: BenchDatabase, names: string[], quick: boolean): Promise<Result[]> {
  process.stderr.write("filling the database…\n");
  const seeded = await seed(database.url);
  const recordings = await recordStatements(database, seeded);
  const bare = await startBare({ databaseUrl: database.url, recordings });
  const ours = await startOurs(database);
  const pace = quick ? { rounds: 1, seconds: 1 } : { rounds: 3, seconds: 3 };
  const bench: Bench = { database, seed: seeded, recordings, ours, bare, quick, ...pace };
  const results: Result[] = [];
  for (const name of names) {
    process.stderr.write(`${name}…\n`);
    const measured = (await rows[name]?.(bench)) ?? [];
    process.stderr.write(`${tableOf(measured)}\n`);
    results.push(...measured);
  }
  await ours.stop();
  await bare.stop();
  return results;
}

await main();
