import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "./engine.ts";
import { run } from "./run.ts";

/** A release of Debian. Both are newer than what this machine runs, and `sid` moves from day to day. */
export type Suite = "trixie" | "sid";

const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

/**
 * What apt-get has to be told to take packages from another suite, at the same place as this machine's, with signatures
 * checked; nothing of the machine's own changes. Throws when it can't be had.
 */
export async function openSuite(suite: Suite): Promise<string[]> {
  const folder = join(cacheFolder, "suites", suite);
  await mkdir(join(folder, "lists/partial"), { recursive: true });
  const list = join(folder, "sources.list");
  await writeFile(list, `deb [signed-by=${keyring}] ${await findArchive()} ${suite} main\n`);
  const options = [`etc::sourcelist=${list}`, "etc::sourceparts=-", `state::lists=${folder}/lists`, `cache=${folder}`];
  const told = [...options.map((option) => `Dir::${option}`), "APT::Sandbox::User=root"].flatMap((text) => [
    "-o",
    text,
  ]);
  await run("apt-get", [...told, "-qq", "update"], { timeoutMs: 120_000 });
  return told;
}

/** Where this machine gets Debian from; not its security archive, which has other suites. */
async function findArchive(): Promise<string> {
  const said = await run("apt-get", ["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]);
  const found = said.split("\n").find((uri) => /\/debian\/?$/.test(uri));
  if (!found) throw new Error("apt knows no archive of Debian.");
  return found;
}

/** Why its packages can't be had here, or null. */
export async function whyNoSuite(suite: Suite): Promise<string | null> {
  return openSuite(suite).then(
    () => null,
    (error: Error) => `Debian's ${suite} can't be had: ${error.message.split("\n").at(-1)}`,
  );
}
