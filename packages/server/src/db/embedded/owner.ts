import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { EmbeddedError } from "./embedded-error.ts";
import { type Owner, runAs } from "./run-as.ts";

const accountName = "xtablo";

/**
 * Who runs PostgreSQL: ourselves (null), or, when we are root, the account that owns `directory` already,
 * else the account `xtablo`, made when it is missing.
 */
export async function chooseOwner(directory: string | null): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const found = directory && (await stat(directory).catch(() => null));
  if (found && found.uid !== 0) return { name: `user ${found.uid}`, uid: found.uid, gid: found.gid };
  return (await lookUp(accountName)) ?? (await makeAccount());
}

/** The first folder on the way to `path` that `owner` may not enter, or null when it can reach it. */
export async function findClosedFolder(owner: Owner, path: string): Promise<string | null> {
  const way = [path];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) way.unshift(folder);
  for (const step of way) {
    const isFolder = (await stat(step)).isDirectory();
    const { code } = await runAs(owner, "/bin/sh", ["-c", `test ${isFolder ? "-x" : "-r"} "$0"`, step]);
    if (code !== 0) return step;
  }
  return null;
}

async function lookUp(name: string): Promise<Owner | null> {
  const [uid, gid] = await Promise.all([runAs(null, "id", ["-u", name]), runAs(null, "id", ["-g", name])]);
  if (uid.code !== 0 || gid.code !== 0) return null;
  return { name, uid: Number(uid.output), gid: Number(gid.output) };
}

async function makeAccount(): Promise<Owner> {
  const attempts = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", accountName],
    ["adduser", "-S", "-D", "-H", accountName], // BusyBox
  ];
  const said: string[] = [];
  for (const [file = "", ...args] of attempts) {
    const { output } = await runAs(null, file, args).catch((error: Error) => ({ output: error.message }));
    said.push(output.trim());
    const owner = await lookUp(accountName); // another start may have made it in the meantime
    if (owner) return owner;
  }
  throw new EmbeddedError(
    `PostgreSQL does not run as root, and the account "${accountName}" could not be made: ${said.join(" ")}`,
    `Add a system user named ${accountName}, start as an ordinary user, or set DATABASE_URL.`,
  );
}
