import { createGzip } from "node:zlib";
import { Failure, precondition } from "../../lib/failure.ts";
import { formatBytes } from "../../lib/format-bytes.ts";
import type { Deployment } from "./deployment.ts";
import type { Host } from "./host/host.ts";
import { openLocalHost } from "./host/local-host.ts";

/**
 * Streams an image from this machine's engine to the other's over the same connection, packed on the way, unless it is there.
 * Throws a `Failure` when it is not here, or does not arrive.
 */
export async function transferImage(deployment: Deployment, { name, tag }: { name: string; tag: string }) {
  const { host, stack, progress } = deployment;
  if (!host.remote) return progress.info("--transfer has nothing to do: the image is on this machine");
  const here = openLocalHost();
  const engine = stack.engine.containers;
  const id = await idOf(here, engine, name);
  if (id === "")
    throw precondition(
      `There is no image ${name} on this machine to send.`,
      `Build it: xtablo deploy ${tag} --build --transfer`,
    );
  if (id === (await idOf(host, engine, name))) return progress.info(`${name} is on ${host.name} already`);
  progress.info(`sending ${name} to ${host.name}`);
  const began = Date.now();
  const bytes = await send(here, host, { engine, name });
  progress.info(`sent ${formatBytes(bytes)} in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
}

async function idOf(host: Host, engine: string, name: string): Promise<string> {
  return (await host.run([engine, "image", "inspect", "--format", "{{.Id}}", name])).stdout.trim();
}

/** Every engine unpacks what it loads. The fastest level: a line of 500 Mbit/s is the slower part even so. */
async function send(from: Host, to: Host, { engine, name }: { engine: string; name: string }): Promise<number> {
  const saving = from.start([engine, "save", name]);
  saving.stdin.end();
  const packed = createGzip({ level: 1 });
  let bytes = 0;
  packed.on("data", (chunk: Buffer) => (bytes += chunk.length));
  const loaded = await to.run([engine, "load"], { input: saving.stdout.pipe(packed) });
  if (loaded.code !== 0) saving.kill(); // nobody reads it any more
  const saved = await saving.ended;
  const failed = [saved, loaded].find(({ code }) => code !== 0);
  if (failed)
    throw new Failure(`${name} could not be sent: ${loaded.stderr.trim() || saved.stderr.trim()}`, "Try it again.");
  return bytes;
}
