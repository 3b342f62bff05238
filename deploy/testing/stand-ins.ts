import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Suite } from "./debian-suite.ts";
import { cacheFolder, type Engine } from "./engine.ts";
import { facts } from "./facts.ts";
import { copyCertificates, type PackageOptions, unpackPackages, writeAccounts } from "./packages.ts";
import { run, succeeds, timed } from "./run.ts";

const sources = ["stand-ins.ts", "packages.ts", "debian-suite.ts", "facts.ts", "postgres-entrypoint.sh"];
const entrypoint = fileURLToPath(new URL("./postgres-entrypoint.sh", import.meta.url));
/** The pinned Node. */
const node = () => createRequire(import.meta.url).resolve(`node-linux-${process.arch}/bin/node`);
/** What npm the build uses. */
const npm = "npm@11.19.1";
const libraries = ["base-files", "libc6", "libgcc-s1", "libstdc++6", "netbase", "tzdata"];
const shell = ["bash", "coreutils", "dash", "findutils", "grep", "sed"];

interface StandIn extends PackageOptions {
  packages: string[];
  /** What `docker import` notes of the image. */
  changes: string[];
  finish: (root: string) => Promise<void>;
}

/** The images that can't be pulled, made of Debian's packages and the pinned Node; they keep the facts in `facts.ts`. */
const standIns = {
  build: {
    packages: [...libraries, ...shell],
    changes: ["ENV PATH=/usr/local/bin:/usr/bin:/bin", 'CMD ["node"]'],
    async finish(root) {
      await installNode(join(root, "usr/local/bin"));
      await writeAccounts(root, { name: "node", id: 1_000 });
      await copyCertificates(root);
      await run("npm", ["install", "--global", "--ignore-scripts", "--prefix", join(root, "usr/local"), npm]);
      await mkdir(join(root, "usr/local/etc"), { recursive: true });
      const registry = (await run("npm", ["config", "get", "registry"])).trim(); // where this machine gets its packages
      const ca = "/etc/ssl/certs/ca-certificates.crt";
      await writeFile(join(root, "usr/local/etc/npmrc"), `registry=${registry}\ncafile=${ca}\nupdate-notifier=false\n`);
    },
  },
  run: {
    packages: [...libraries, "libssl3"],
    changes: [`ENTRYPOINT ["${facts.run.entrypoint}"]`, `USER ${facts.run.user}`, "WORKDIR /home/nonroot"],
    async finish(root) {
      await installNode(join(root, dirname(facts.run.entrypoint)));
      await writeAccounts(root, { name: "nonroot", id: facts.run.user });
    },
  },
  postgres: postgres({ major: 15 }),
  caddy: caddy({}),
} satisfies Record<string, StandIn>;

/** What a few tests need besides; of newer suites, which may be out of reach. */
const moreStandIns = {
  cli: {
    packages: [...libraries, ...shell, "git", "gzip", "openssh-client", "util-linux"],
    changes: ["ENV PATH=/usr/local/bin:/usr/bin:/bin HOME=/root", 'CMD ["node"]'],
    async finish(root) {
      await installNode(join(root, "usr/local/bin"));
      await writeAccounts(root, { name: "node", id: 1_000 });
    },
  },
  tools: {
    packages: ["docker-cli", "docker-compose"],
    suite: "trixie",
    alone: true,
    changes: [`CMD ["${facts.tools.docker}"]`],
    async finish(root) {
      await mkdir(dirname(join(root, facts.tools.compose)), { recursive: true });
      await copyFile(join(root, "usr/bin/docker"), join(root, facts.tools.docker));
      await copyFile(join(root, "usr/libexec/docker/cli-plugins/docker-compose"), join(root, facts.tools.compose));
    },
  },
  newerPostgres: postgres({ major: 18, suite: "sid" }),
  newerCaddy: caddy({ suite: "sid" }),
} satisfies Record<string, StandIn>;

/** The names of the images, by what they stand for. */
export type StandIns = Record<keyof typeof standIns, string>;

/** Makes those that are not there yet. */
export async function makeStandIns(engine: Engine): Promise<StandIns> {
  const made: Partial<StandIns> = {};
  for (const [name, standIn] of Object.entries(standIns) as [keyof StandIns, StandIn][])
    made[name] = await makeStandIn(engine, name, standIn);
  return made as StandIns; // one for each
}

/** One of those that only a few tests need. Throws when its packages can't be had. */
export async function makeOneMore(engine: Engine, name: keyof typeof moreStandIns): Promise<string> {
  return makeStandIn(engine, name.toLowerCase(), moreStandIns[name]);
}

function postgres({ major, suite }: { major: number; suite?: Suite }): StandIn {
  return {
    packages: [...shell, `postgresql-${major}`, "util-linux"],
    ...(suite && { suite }),
    changes: [
      `ENV PATH=/usr/lib/postgresql/${major}/bin:/usr/bin:/bin`,
      'ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]',
      'CMD ["postgres"]',
      "EXPOSE 5432",
      `VOLUME ${facts.postgres.volume}`,
    ],
    async finish(root) {
      await writeAccounts(root, { name: "postgres", id: 999 });
      await copyFile(entrypoint, join(root, "usr/local/bin/docker-entrypoint.sh"));
      await mkdir(join(root, facts.postgres.volume), { recursive: true });
    },
  };
}

function caddy({ suite }: { suite?: Suite }): StandIn {
  return {
    packages: ["base-files", "caddy"],
    ...(suite && { suite }),
    changes: [
      "ENV PATH=/usr/bin XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data",
      'CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]',
      "WORKDIR /srv",
    ],
    finish: async (root) => writeAccounts(root, { name: "caddy", id: 998 }),
  };
}

async function makeStandIn(engine: Engine, name: string, standIn: StandIn): Promise<string> {
  const image = `xtablo-stand-in-${name}:${await fingerprint()}`;
  if (await succeeds("docker", ["image", "inspect", image], { env: engine.env })) return image;
  return timed(`stand-in for the ${name} image`, async () => {
    const root = join(cacheFolder, "stand-ins", `${name}.${process.pid}`);
    await rm(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true });
    await unpackPackages(root, standIn.packages, standIn);
    for (const folder of ["tmp", "etc", "root", "usr/local/bin"]) await mkdir(join(root, folder), { recursive: true });
    await chmod(join(root, "tmp"), 0o1777);
    await standIn.finish(root);
    await run("tar", ["--create", "--file", `${root}.tar`, "--directory", root, "."]);
    await engine.docker("import", ...standIn.changes.flatMap((change) => ["--change", change]), `${root}.tar`, image);
    await rm(root, { recursive: true });
    await rm(`${root}.tar`);
    return image;
  });
}

/** Changes with whatever an image is made of; packages are taken as they are when it is made. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(node()));
  for (const source of sources) hash.update(await readFile(new URL(source, import.meta.url)));
  return hash.digest("hex").slice(0, 12);
}

async function installNode(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(node(), join(folder, "node"));
  await chmod(join(folder, "node"), 0o755);
}
