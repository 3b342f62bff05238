import { formatBytes } from "../../../lib/format-bytes.ts";
import type { StatusLine } from "../../status.ts";
import type { Deployment } from "../deployment.ts";

const gigabyte = 1_073_741_824;
/** Below the first, PostgreSQL will soon have no room; below the second, a deploy warns. */
const bounds = { failed: gigabyte, warning: 4 * gigabyte };

/** The fullest of the machine's disks that hold containers, backups and logs. */
export async function lookAtDisk({ host, stack, places }: Deployment): Promise<StatusLine> {
  const { stdout: root } = await stack.docker(["info", "--format", "{{.DockerRootDir}}"]);
  const { code, stdout, stderr } = await host.run(["sh", "-c", script, "sh", root.trim() || "/", places.state]);
  const [fullest] = stdout
    .split("\n")
    .map((row) => row.split(/\s+/).map(Number))
    .map(([, kilobytes = Number.NaN, , free = Number.NaN]) => ({ size: kilobytes * 1_024, free: free * 1_024 }))
    .filter(({ free }) => !Number.isNaN(free))
    .toSorted((a, b) => a.free - b.free);
  if (!fullest) return { check: "disk", state: "failed", saw: stderr.trim() || `df ended with ${code}`, next: "df" };
  const { free, size } = fullest;
  const state = free < bounds.failed ? "failed" : free < bounds.warning ? "warning" : "ok";
  const saw = `${formatBytes(free)} free of ${formatBytes(size)}`;
  return { check: "disk", state, saw, next: state === "ok" ? null : "docker image prune --all --filter until=240h" };
}

const script = `for path in "$@"; do
  while [ ! -e "$path" ]; do path=$(dirname "$path"); done; df -Pk "$path" | tail -n 1
done`;
