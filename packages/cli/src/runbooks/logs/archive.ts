import { posix } from "node:path";
import { precondition } from "../../lib/failure.ts";
import type { Host } from "../deploy/host/host.ts";
import type { LogSource } from "./line.ts";
import { splitLines } from "./split-lines.ts";

/**
 * The logs of a release whose containers are gone; none when nothing was kept of it. A deploy keeps them before it removes
 * a container:
 *
 * - one folder a release, `FOLDER/TAG`, where each character of the tag outside `A-Za-z0-9_.-` is `_`;
 * - in it one file a service, `SERVICE.log` or `SERVICE.log.gz` (several gzip members one after the other are one file);
 * - each line as `docker logs --timestamps` prints it, stdout and stderr together: the engine's time in UTC with
 *   nanoseconds (`2026-11-28T10:00:00.123456789Z`), a space, the service's line, a newline.
 */
export async function readArchive(
  host: Host,
  { folder, release, services }: { folder: string; release: string; services: string[] },
): Promise<LogSource[]> {
  const name = release.replace(/[^\w.-]/g, "_");
  const kept = posix.join(folder, /^\.+$/.test(name) ? "_" : name);
  const { code, stdout, stderr } = await host.run(["sh", "-c", '[ ! -d "$1" ] || ls -- "$1"', "sh", kept]);
  if (code !== 0) throw unreadable(kept, stderr);
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((file) => ({ file, service: serviceOf(file) }))
    .filter(({ service }) => services.length === 0 || services.includes(service))
    .map(({ file, service }) => ({ service, lines: readKept(host, posix.join(kept, file)) }));
}

/** The service that a file's name says: `web-blue.log.gz` is of `web-blue`. */
export function serviceOf(path: string): string {
  return posix.basename(path).replace(/(?:\.log)?(?:\.gz)?$/, "");
}

/** `gzip -cdf` gives plain files as they are. It is told here when a file ends in the middle. */
async function* readKept(host: Host, path: string): AsyncGenerator<string[]> {
  const running = host.start(["gzip", "-cdf", "--", path]);
  try {
    yield* splitLines(running.stdout);
  } finally {
    running.stdout.destroy();
  }
  const { code, stderr } = await running.ended;
  if (code !== 0) throw unreadable(path, stderr);
}

function unreadable(path: string, reason: string) {
  return precondition(`${path} cannot be read: ${reason.trim()}`, "See its mode and whether it is whole.");
}
