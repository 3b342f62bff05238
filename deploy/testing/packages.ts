import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSuite, type Suite } from "./debian-suite.ts";
import { run } from "./run.ts";

/** Where packages come from, and how many. */
export interface PackageOptions {
  /** Another suite than this machine's. */
  suite?: Suite;
  /** Without what they need: for programs that bring everything along but libc. */
  alone?: boolean;
}

/**
 * Unpacks packages of Debian and all that they need into a folder, without running their scripts, as distroless images are
 * made too. Only what must be there is taken: no recommendations, no documents.
 */
export async function unpackPackages(
  root: string,
  names: string[],
  { suite, alone = false }: PackageOptions = {},
): Promise<void> {
  const archives = `${root}.archives`;
  await mkdir(join(archives, "partial"), { recursive: true });
  const from = suite ? await openSuite(suite) : [];
  const nothingInstalled = ["-o", "Dir::State::status=/dev/null", "-o", `Dir::Cache::archives=${archives}`];
  const quiet = ["-o", "APT::Install-Recommends=false", "-o", "APT::Sandbox::User=root", "--yes", "-qq"];
  const action = alone ? ["download"] : ["--download-only", "install"];
  await run("apt-get", [...from, ...nothingInstalled, ...quiet, ...action, ...names], { cwd: archives });
  await makeMergedUsr(root);
  for (const name of await readdir(archives)) if (name.endsWith(".deb")) await unpack(join(archives, name), root);
  await rm(archives, { recursive: true });
}

/** The accounts of an image: root and one more. */
export async function writeAccounts(root: string, { name, id }: { name: string; id: number }): Promise<void> {
  const home = `/home/${name}`;
  await writeFile(
    join(root, "etc/passwd"),
    `root:x:0:0:root:/root:/sbin/nologin\n${name}:x:${id}:${id}:${name}:${home}:/sbin/nologin\n`,
  );
  await writeFile(join(root, "etc/group"), `root:x:0:\n${name}:x:${id}:\n`);
  await mkdir(join(root, home), { recursive: true });
}

/** The certificates that this machine trusts: a build fetches packages as the machine does. */
export async function copyCertificates(root: string): Promise<void> {
  const file = "etc/ssl/certs/ca-certificates.crt";
  await mkdir(join(root, "etc/ssl/certs"), { recursive: true });
  await writeFile(join(root, file), await readFile(join("/", file)));
}

async function makeMergedUsr(root: string): Promise<void> {
  for (const name of ["bin", "sbin", "lib", "lib64"]) {
    await mkdir(join(root, "usr", name), { recursive: true });
    await symlink(`usr/${name}`, join(root, name));
  }
}

async function unpack(archive: string, root: string): Promise<void> {
  const without = ["doc", "man", "locale", "info", "lintian"].map((name) => `--exclude=./usr/share/${name}`);
  const script = 'dpkg-deb --fsys-tarfile "$1" | tar --extract --keep-directory-symlink --directory "$2" "${@:3}"';
  await run("bash", ["-o", "pipefail", "-c", script, "bash", archive, root, ...without]);
}
