import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a second process hands over to the first. */
export interface SecondInstance {
  argv: string[];
  cwd: string;
}

/** When a process began, so that a later one with its number is not taken for it; null when there is none (or it is dead). */
function beginOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/, "").trim().split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null; // it has ended
  }
}

function isAlive(lock: string): boolean {
  const [pid, begin] = readFileSync(lock, "utf8").split(" ");
  return beginOf(Number(pid)) === begin;
}

/**
 * Takes the lock of a folder; or hands over to the process that has it, and gives false. The lock of a process that was
 * killed is taken over. Needs Linux's `/proc`. Two that find such a lock in the same instant may both take it.
 */
export function takeLock(folder: string, self: SecondInstance, heard: (second: SecondInstance) => void): boolean {
  const inbox = join(folder, "host-second-instances");
  mkdirSync(inbox, { recursive: true });
  const lock = join(folder, "host-lock");
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${beginOf(process.pid)}`);
  try {
    if (!tryLink(own, lock)) {
      if (isAlive(lock)) {
        writeFileSync(`${own}.call`, JSON.stringify(self));
        renameSync(`${own}.call`, join(inbox, String(process.pid)));
        return false;
      }
      unlinkSync(lock);
      linkSync(own, lock);
    }
  } finally {
    unlinkSync(own);
  }
  const read = (): void => {
    for (const name of readdirSync(inbox)) {
      const file = join(inbox, name);
      const second = JSON.parse(readFileSync(file, "utf8")) as SecondInstance;
      unlinkSync(file);
      heard(second);
    }
  };
  watch(inbox, read).unref();
  return true;
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
