import type { Deployment } from "./deployment.ts";

/**
 * Keeps what a service said, since its log goes with its container: `logs/TAG/SERVICE.log.gz`, added to what is there.
 * A container that is gone has none.
 */
export async function archiveLogs(deployment: Deployment, service: string, tag: string): Promise<void> {
  const { host, stack, places, progress } = deployment;
  const container = await stack.inspect(service);
  if (!container) return;
  const folder = `${places.logs}/${tag.replace(/[^\w.-]/g, "_")}`;
  const words = [folder, service, stack.engine.containers, container.id];
  const { code, stderr } = await host.run(["sh", "-c", script, "sh", ...words]);
  if (code !== 0) progress.warn(`The log of ${service} (${tag}) could not be kept: ${stderr.trim()}`);
}

const script = `set -e; umask 027; mkdir -p "$1"; "$3" logs --timestamps "$4" 2>&1 | gzip >> "$1/$2.log.gz"`;

/** The tag of what a container runs, by the record; else what its image is called. */
export function tagOf({ record }: Pick<Deployment, "record">, image: string): string {
  return record.findLast((entry) => entry.image === image)?.tag ?? image.split(":").at(-1)?.slice(0, 12) ?? image;
}
