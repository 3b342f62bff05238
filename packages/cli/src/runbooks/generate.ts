import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { configurationTable, openApiDocument } from "@xtablo/server/ops";
import { type DescribedCommand, renderCommands } from "./command-reference.ts";

/** Writes every generated file that is stale, or only finds them. Returns their paths below the root. */
export async function generate(
  root: string,
  manifest: { version: string; commands: Record<string, DescribedCommand> },
  { check }: { check: boolean },
): Promise<string[]> {
  const files: Record<string, string> = {
    "docs/openapi.json": `${JSON.stringify(openApiDocument(), null, 2)}\n`,
    "docs/configuration.md": renderConfiguration(),
    "docs/cli.md": renderCommands(Object.values(manifest.commands)),
    "packages/cli/oclif.manifest.json": `${JSON.stringify(manifest, null, 2)}\n`,
  };
  const stale: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    if ((await readFile(file, "utf8").catch(() => null)) === text) continue;
    stale.push(path);
    if (check) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return stale;
}

function renderConfiguration(): string {
  const rows = configurationTable().map(({ name, readBy, default: given, secret, description }) => [
    `\`${name}\``,
    readBy,
    given,
    secret ? "yes" : "no",
    description,
  ]);
  return `# Configuration

<!-- Made by \`xtablo generate\` from packages/server/src/config/variables.ts. -->

Everything is an environment variable, or a line \`NAME=value\` of \`.env\` in the project's root; the real environment wins.
An empty value counts as none. For a secret, \`NAME_FILE\` may name a file that holds it.
All wrong values are told at once, and a misspelt \`XTABLO_…\` gets a warning.

${renderTable(["Name", "Read by", "Default", "Secret", "Meaning"], rows)}
`;
}

function renderTable(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}
