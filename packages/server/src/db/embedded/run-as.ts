import { spawn } from "node:child_process";
import { dirname } from "node:path";

/** An unprivileged account that runs PostgreSQL, since PostgreSQL refuses to run as root. */
export interface Owner {
  name: string;
  uid: number;
  gid: number;
}

/** What a finished program left. */
export interface Outcome {
  code: number;
  output: string;
}

/**
 * Runs a program to its end, as `owner` when there is one.
 * It gets an environment of its own, so that none of our secrets end up in `/proc/…/environ` of a database.
 */
export async function runAs(owner: Owner | null, file: string, args: string[], input = ""): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: process.platform === "win32" ? dirname(file) : "/",
      env: cleanEnvironment(),
      windowsHide: true,
      ...(owner && { uid: owner.uid, gid: owner.gid }),
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
    child.stdin.on("error", () => undefined); // it may end without reading
    child.stdin.end(input);
  });
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  // oxlint-disable-next-line node/no-process-env -- passed on, not read
  const { PATH, SystemRoot, TEMP } = process.env;
  return { LC_ALL: "C", TZ: "UTC", ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}
