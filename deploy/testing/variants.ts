import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "./engine.ts";

/** How a release differs from the one that it is made of. */
export type Defect =
  | "none"
  | "crashes"
  | "never ready"
  | "crashes after the cut"
  | "migration fails"
  | "not compatible";

/** Makes a release of another: with its own version, and a defect. Seconds, since only a layer is added. */
export async function makeVariant(
  engine: Engine,
  { from, tag, defect = "none" }: { from: string; tag: string; defect?: Defect },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-variant-"));
  const version = tag.split(":").at(-1) ?? "";
  const files = { "release.json": JSON.stringify({ version, commit: `of ${version}` }), ...filesOf[defect] };
  const copies = Object.keys(files).map((name) => `COPY ${name.replaceAll("/", "__")} ${name}`);
  await writeFile(join(folder, "Dockerfile"), [`FROM ${from}`, ...copies, ""].join("\n"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name.replaceAll("/", "__")), text);
  await engine.docker("build", "--quiet", "--tag", tag, folder);
  await rm(folder, { recursive: true });
}

const main = "packages/server/src/main.js";
const migration = (compatible: boolean, up: string, down: string) => `export const compatible = ${compatible};
export async function up(knex) { await knex.raw(${JSON.stringify(up)}); }
export async function down(knex) { await knex.raw(${JSON.stringify(down)}); }
`;

const filesOf: Record<Defect, Record<string, string>> = {
  none: {},
  crashes: { [main]: `console.log("the sky is falling"); process.exit(3);\n` },
  "never ready": {
    [main]: `import http from "node:http";
console.log("listening, and never ready");
process.on("SIGTERM", () => process.exit(0));
http.createServer((_, response) => response.writeHead(503).end('{"status":"degraded"}')).listen(8080);
`,
  },
  "crashes after the cut": {
    [main]: `import { readFileSync } from "node:fs";
const { XTABLO_STATE_DIR, XTABLO_SLOT } = process.env;
setInterval(() => {
  if (readFileSync(XTABLO_STATE_DIR + "/lease", "utf8").trim() === XTABLO_SLOT) setTimeout(crash, 600);
}, 50);
function crash() { console.log("the ground opens"); process.exit(9); }
const { runWeb } = await import("./run-web.js");
await runWeb(process.env);
`,
  },
  "migration fails": { "migrations/29990101000000_bad.js": migration(true, "select 1 / 0", "select 1") },
  "not compatible": {
    "migrations/29990102000000_of_v3.js": migration(false, "create table of_v3 (id int)", "drop table of_v3"),
  },
};
