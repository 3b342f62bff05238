import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { precondition } from "../../lib/failure.ts";
import { serviceOf } from "./archive.ts";
import type { LogSource } from "./line.ts";
import { splitLines } from "./split-lines.ts";

/** Reads files of logs (`.gz` too), `-` being stdin. A file's name says its service. Throws a `Failure` for a missing one. */
export async function readFiles(paths: string[]): Promise<LogSource[]> {
  return Promise.all(
    paths.map(async (path) => {
      if (path === "-") return { service: "stdin", lines: splitLines(process.stdin) };
      await access(path, constants.R_OK).catch((cause: unknown) => {
        throw precondition(`${path} cannot be read.`, "Give a file that is there, or - for stdin.", cause);
      });
      return { service: serviceOf(path), lines: splitLines(openFile(path)) };
    }),
  );
}

async function* openFile(path: string): AsyncGenerator {
  const file = createReadStream(path);
  if (!path.endsWith(".gz")) return yield* file;
  const unpacked = createGunzip();
  file.once("error", (error) => unpacked.destroy(error));
  yield* file.pipe(unpacked);
}
