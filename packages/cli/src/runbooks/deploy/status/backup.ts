import { formatAge } from "../../../lib/format-age.ts";
import { formatBytes } from "../../../lib/format-bytes.ts";
import type { StatusLine } from "../../status.ts";
import type { Deployment } from "../deployment.ts";

/** The newest dump of the database. Each deploy makes one; files are in none. */
export async function lookAtBackup({ host, places }: Deployment): Promise<StatusLine> {
  const { stdout } = await host.run(["sh", "-c", script, "sh", places.backups]);
  const [name, age, size] = stdout.trim().split(" ");
  const line = { check: "backup" as const, state: "warning" as const };
  if (!name)
    return { ...line, saw: "none yet; files not backed up", next: "The next xtablo deploy makes one of the database." };
  const saw = `the database ${formatAge(Number(age))} ago (${formatBytes(Number(size))}); files not backed up`;
  return { ...line, saw, next: `Keep a copy elsewhere: ${places.backups}/${name}` };
}

/** By the machine's own clock. */
const script = `cd "$1" 2>/dev/null || exit 0
name=$(ls -1t -- *.dump 2>/dev/null | head -n 1); [ -n "$name" ] || exit 0
echo "$name $(($(date +%s) - $(stat -c %Y -- "$name"))) $(stat -c %s -- "$name")"`;
