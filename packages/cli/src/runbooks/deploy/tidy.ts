import type { Deployment } from "./deployment.ts";
import { nameImage } from "./image.ts";
import type { ReleaseEntry } from "./state/record.ts";

/** So many releases keep their image, to go back to without a registry. */
const keptImages = 5;
/** So many releases keep what their removed containers said. */
const keptLogs = 20;

/** Removes the images and the logs of releases long past, so that a machine never fills up by deploys alone. Fails nothing. */
export async function tidy(deployment: Deployment): Promise<void> {
  const { host, places, stack, record } = deployment;
  for (const { tag, image } of findPast(record, keptImages)) {
    // What a container still runs, or what another tag names, stays: it is not forced.
    await stack.docker(["image", "rm", nameImage(deployment, tag)]);
    await stack.docker(["image", "rm", image]);
  }
  await host.run(["sh", "-c", script, "sh", places.logs, String(keptLogs)]);
}

/** The images of the record that are not among the newest good ones, each once, with the tags that named them. */
export function findPast(record: ReleaseEntry[], keep: number): Pick<ReleaseEntry, "tag" | "image">[] {
  const good = record.filter(({ outcome }) => outcome === "done").toReversed();
  const kept = new Set([...new Set(good.map(({ image }) => image))].slice(0, keep));
  const last = record.at(-1)?.image;
  const past = record.filter(({ image }) => !kept.has(image) && image !== last);
  return [...new Map(past.map(({ tag, image }) => [`${tag} ${image}`, { tag, image }])).values()];
}

const script = `ls -1t "$1" 2>/dev/null | tail -n +"$(($2 + 1))" | while read -r old; do rm -rf "$1/$old"; done`;
