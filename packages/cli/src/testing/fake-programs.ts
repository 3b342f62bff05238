import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Programs of a test's own: besides Node, the command line finds no others on its PATH. */
export interface FakePrograms {
  /** What to give the command line as its environment. */
  environment: Record<string, string>;
  /** Puts a shell script there. */
  add: (name: string, script: string) => Promise<void>;
  /** What the scripts appended to `$LOG`, a line each. */
  calls: () => Promise<string[]>;
}

/** Makes a folder for {@link FakePrograms}. */
export async function makeFakePrograms(folder: string): Promise<FakePrograms> {
  const bin = join(folder, "bin");
  const log = join(folder, "calls.log");
  await mkdir(bin, { recursive: true });
  await writeFile(log, "");
  return {
    environment: { PATH: `${bin}:${dirname(process.execPath)}`, LOG: log },
    add: async (name, script) => {
      const path = join(bin, name);
      await writeFile(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}`);
      await chmod(path, 0o755);
    },
    calls: async () => (await readFile(log, "utf8")).split("\n").filter(Boolean),
  };
}

/** Answers as an engine does: containers are there from `up` to `down`, and healthy. */
export const fakeEngine = `
echo "$(basename "$0") $*" >> "$LOG"
case "$*" in
  *" up "*) touch "$LOG.up" ;;
  *" down"*) rm -f "$LOG.up" ;;
  *"ps --quiet"*postgres*) if [ -f "$LOG.up" ]; then echo 0123abcd; fi ;;
  inspect*) echo '{"Status":"running","Running":true,"Health":{"Status":"healthy"}}' ;;
  *version*) echo "Docker Compose version v2.30.0" ;;
  *" exec "*) echo "in the container" ;;
  "ps --quiet") ;;
  *) echo "unknown: $*" >&2; exit 1 ;;
esac
`;
