import type { Stack } from "../stack.ts";
import type { ReleaseEntry } from "./record.ts";

/** So many of the newest are looked after: what was missed while the database was down comes with the next one. */
const most = 100;

/**
 * Copies the record into the database's table `releases`, by `psql` in the database's own container. Gives null, or why it
 * could not: the file is what counts.
 */
export async function copyRecord({ inspect, docker }: Stack, record: ReleaseEntry[]): Promise<string | null> {
  const container = await inspect("postgres");
  if (container?.state !== "running") return "the database does not run";
  const psql = 'exec psql --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$POSTGRES_DB"';
  const input = writeSql(record.slice(-most));
  const { code, stderr } = await docker(["exec", "--interactive", container.id, "sh", "-c", psql], { input });
  return code === 0 ? null : stderr.trim().split("\n").at(-1) || `psql ended with ${code}`;
}

/** Every entry is written once, whatever is in it. */
export function writeSql(entries: ReleaseEntry[]): string {
  const rows = entries.map((entry) => `(${quote(entry.id)}, ${quote(JSON.stringify(entry))})`);
  return `insert into releases (id, entry) values\n${rows.join(",\n")}\non conflict (id) do nothing;\n`;
}

/** A string constant of PostgreSQL, with `standard_conforming_strings` on as is its default: a quote is doubled. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
