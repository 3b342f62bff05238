import { existsSync, readlinkSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { precondition } from "../../../lib/failure.ts";
import type { Progress } from "../../progress.ts";
import type { Host } from "../host/host.ts";

/** Who deploys: written into the lock, and the start of its life. */
export interface LockHolder {
  id: string;
  who: string;
  command: string;
  /** Where the command line runs, so that a dead one is known for dead there. */
  machine: string;
  pid: number;
  at: string;
}

/** A lock that is held. It is kept alive until {@link Lock.release}; its holder's death frees it. */
export interface Lock {
  holder: LockHolder;
  /** Throws when another has taken it over, since we were silent for too long. */
  check: () => void;
  release: () => Promise<void>;
}

/** A holder that was silent for so long is taken for dead. */
const silenceSeconds = 60;
const beatMs = 10_000;

/** Takes the lock, or throws a precondition `Failure` that says who holds it. `stale`: what it was taken from. */
export async function takeLock(
  host: Host,
  { path, id, command, progress }: { path: string; id: string; command: string; progress: Progress },
): Promise<Lock> {
  const holder: LockHolder = { id, who: whoAmI(), command, machine: thisMachine(), pid: process.pid, at: now() };
  const attempt = async (deadId: string) =>
    host.run(["sh", "-c", takeScript, "sh", path, JSON.stringify(holder), String(silenceSeconds), deadId]);
  let { code, stdout, stderr } = await attempt("");
  if (code === heldByAnother) {
    const other = JSON.parse(stdout.split("\n")[1] ?? "{}") as LockHolder; // our own writing
    if (!isDead(other)) throw held(other, Number(stdout.split("\n")[0]));
    progress.info(`The lock of ${other.who} (${other.command}) is left over: its process is gone.`);
    ({ code, stdout, stderr } = await attempt(other.id));
  }
  if (code !== 0)
    throw precondition(`The lock ${path} cannot be taken: ${stderr.trim() || stdout.trim()}`, "Try it again.");
  return keepAlive(host, path, holder);
}

/** Who holds the lock now; null when nobody does, or who did is silent. */
export async function readHolder(host: Host, path: string): Promise<LockHolder | null> {
  const { code, stdout } = await host.run(["sh", "-c", readScript, "sh", path, String(silenceSeconds)]);
  const holder = code === 0 && stdout !== "" ? (JSON.parse(stdout) as LockHolder) : null; // our own writing
  return holder && !isDead(holder) ? holder : null;
}

/** `user@machine`, for the record. */
export function whoAmI(): string {
  return `${userInfo().username}@${hostname()}`;
}

/** Where a process number means this process: a container counts its own, even with the machine's name. */
export function thisMachine(): string {
  const namespace = "/proc/self/ns/pid"; // Linux alone has it
  return existsSync(namespace) ? `${hostname()} ${readlinkSync(namespace)}` : hostname();
}

const heldByAnother = 75;

/** Judges and takes in one go, under the kernel's own lock. The heartbeat is the file's time, by that machine's clock. */
const takeScript = `mkdir -p "$(dirname "$1")" && exec 9>"$1.guard" && flock 9 || exit 1
if [ -e "$1" ]; then
  age=$(( $(date +%s) - $(stat -c %Y "$1") ))
  case "$(cat "$1")" in *"\\"id\\":\\"$4\\""*) dead=1 ;; *) dead=0 ;; esac
  if [ "$age" -le "$3" ] && { [ -z "$4" ] || [ "$dead" = 0 ]; }; then echo "$age"; cat "$1"; exit ${heldByAnother}; fi
fi
printf '%s' "$2" > "$1.part" && mv -f "$1.part" "$1"`;

const readScript = `[ -e "$1" ] && [ $(($(date +%s) - $(stat -c %Y "$1"))) -le "$2" ] || exit 0; exec cat "$1"`;

const beatScript = `exec 9>"$1.guard" && flock 9 || exit 1
case "$(cat "$1" 2>/dev/null)" in *"\\"id\\":\\"$2\\""*) touch "$1" ;; *) exit ${heldByAnother} ;; esac`;

const releaseScript = `exec 9>"$1.guard" && flock 9 || exit 1
case "$(cat "$1" 2>/dev/null)" in *"\\"id\\":\\"$2\\""*) rm -f "$1" ;; esac`;

function keepAlive(host: Host, path: string, holder: LockHolder): Lock {
  let lost = false;
  const beat = async () => {
    const { code } = await host.run(["sh", "-c", beatScript, "sh", path, holder.id]);
    if (code === heldByAnother) lost = true;
  };
  const timer = setInterval(() => void beat(), beatMs).unref();
  return {
    holder,
    check: () => {
      if (lost) throw precondition("Another command has taken over the lock.", "See what it does: xtablo releases");
    },
    release: async () => {
      clearInterval(timer);
      await host.run(["sh", "-c", releaseScript, "sh", path, holder.id]);
    },
  };
}

/** Known only of a process of this machine. */
function isDead({ machine, pid }: LockHolder): boolean {
  if (machine !== thisMachine()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function held({ who, command, at }: LockHolder, ageSeconds: number) {
  return precondition(
    `${who} holds the lock since ${at} (${command}), last heard of ${ageSeconds} s ago.`,
    `Wait for it; when it is dead the lock frees itself ${silenceSeconds} s after its last sign of life.`,
  );
}

function now(): string {
  return new Date().toISOString();
}
