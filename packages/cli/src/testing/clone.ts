import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { removeFolder } from "../../../server/src/testing/remove-folder.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** A copy of this clone with a `.env` and a data folder of its own. */
export interface Clone {
  root: string;
  /** The command line of the copy. */
  bin: string;
  remove: () => Promise<void>;
}

/** Copies what git knows or would add, and borrows what is installed and built. */
export async function makeClone(): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), "xtablo-clone-"));
  const { stdout } = await promisify(execFile)("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 10_000_000,
  });
  for (const path of stdout.split("\0").filter(Boolean))
    await cp(join(root, path), join(folder, path), { force: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error; // deleted, and git not told yet
    });
  const built = "packages/desktop/dist";
  const filter = (path: string) => !path.startsWith(join(root, built, "packages")) && !path.includes("node_modules"); // large
  await cp(join(root, built), join(folder, built), { recursive: true, filter }).catch(() => {}); // not built, or being built: the copy builds its own
  await borrowInstalled(folder);
  return {
    root: folder,
    bin: join(folder, "packages/cli/bin/run.js"),
    remove: async () => removeFolder(folder),
  };
}

/** Everything that is installed, but for our own packages, which are the copy's. */
async function borrowInstalled(folder: string): Promise<void> {
  const [from, to] = [join(root, "node_modules"), join(folder, "node_modules")];
  await mkdir(join(to, "@xtablo"), { recursive: true });
  for (const name of await readdir(from)) if (name !== "@xtablo") await symlink(join(from, name), join(to, name));
  for (const name of await readdir(join(from, "@xtablo")))
    await symlink(join(folder, "packages", name), join(to, "@xtablo", name));
  for (const name of await readdir(join(from, "@xtablo"))) {
    const nested = join("packages", name, "node_modules"); // what one of ours has in another version than the rest
    if (existsSync(join(root, nested))) await symlink(join(root, nested), join(folder, nested));
  }
}
