import { parseArgs } from "node:util";
import { type Bench } from "./compare.ts";
import { openBenchDatabase } from "./database.ts";
import { recordStatements } from "./record.ts";
import { failsClearly, type Result } from "./result.ts";
import { rows } from "./rows.ts";
import { seed } from "./seed.ts";
import { startBare, startOurs } from "./sides.ts";
import { tableOf } from "./table.ts";

/** Measures the named rows, or all, and prints them as a table. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.filter((name) => !(name in rows));
  if (unknown.length > 0)
    throw new Error(`There is no row ${unknown.join(", ")}. There are: ${Object.keys(rows).join(", ")}.`);
  const chosen = Object.entries(rows).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  const database = await openBenchDatabase();
  const results: Result[] = [];
  try {
    process.stderr.write("filling the database…\n");
    const seeded = await seed(database.url);
    const recordings = await recordStatements(database, seeded);
    const bare = await startBare({ databaseUrl: database.url, recordings });
    const ours = await startOurs(database);
    const bench: Bench = {
      database,
      seed: seeded,
      recordings,
      ours,
      bare,
      rounds: 3,
      seconds: values.quick ? 1 : 4,
      quick: values.quick,
    };
    for (const [name, measure] of chosen) {
      process.stderr.write(`${name}…\n`);
      const measured = await measure(bench);
      process.stderr.write(`${tableOf(measured)}\n`);
      results.push(...measured);
    }
    await ours.stop();
    await bare.stop();
  } finally {
    await database.close();
  }
  process.stdout.write(`${tableOf(results)}\n`);
  if (values.check && results.some(failsClearly)) process.exitCode = 1;
}

await main();
