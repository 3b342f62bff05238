import { Failure } from "../../lib/failure.ts";
import type { Deployment } from "./deployment.ts";

const keptBackups = 5;

/** Dumps the database inside its own container to the machine, keeps the newest five, and gives the path. */
export async function backUp({ host, stack, places }: Deployment, id: string): Promise<string> {
  const container = await stack.inspect("postgres");
  if (container?.state !== "running")
    throw new Failure("The database does not run, so nothing can be backed up.", "See why: xtablo status");
  const path = `${places.backups}/before-${id}.dump`;
  const dump = 'exec pg_dump --format=custom --username="$POSTGRES_USER" "$POSTGRES_DB"';
  const words = [path, String(keptBackups), stack.engine.containers, "exec", container.id, "sh", "-c", dump];
  const { code, stderr } = await host.run(["sh", "-c", script, "sh", ...words]);
  if (code !== 0) throw new Failure(`The backup failed: ${stderr.trim()}`, "Nothing was changed. See the disk.");
  return path;
}

/** Half a dump never has the name of one. */
const script = `set -e; umask 077; path="$1"; keep="$2"; shift 2; folder=$(dirname "$path"); mkdir -p "$folder"
rm -f "$folder"/*.part; "$@" > "$path.part"; [ -s "$path.part" ]; mv -f "$path.part" "$path"
ls -1t "$folder"/before-*.dump | tail -n +"$((keep + 1))" | while read -r old; do rm -f "$old"; done`;
