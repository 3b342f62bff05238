import { EmbeddedError } from "./embedded-error.ts";

const causes: { sign: RegExp; message: string; next: (directory: string) => string }[] = [
  {
    sign: /no space left|disk quota exceeded/i,
    message: "the disk is full",
    next: (directory) => `Free some space on the disk of ${directory} and start again; nothing is lost.`,
  },
  {
    sign: /permission denied|operation not permitted|read-only file system|EACCES|EPERM|EROFS/i,
    message: "a file may not be written or read",
    next: (directory) => `See who owns ${directory}, start as that user, or set XTABLO_DATA_DIR to another folder.`,
  },
  {
    sign: /ENOENT|cannot execute|exec format|GLIBC|error while loading shared libraries/i,
    message: "its programs do not run on this system",
    next: () => "Set DATABASE_URL to a PostgreSQL 15 or later.",
  },
  {
    sign: /incompatible with server|initialized by PostgreSQL version/i,
    message: "its files were made by another version of PostgreSQL",
    next: () => "Start with the version of Xtablo that made them, or set XTABLO_DATA_DIR to another folder.",
  },
];

/** Turns what PostgreSQL printed into an error that says what to do; its own words come along. */
export function explainFailure(what: string, output: string, directory: string, options?: ErrorOptions): EmbeddedError {
  const lines = output.trim().split("\n");
  const own = lines.slice(-6).join("\n");
  const cause = causes.find(({ sign }) => sign.test(output));
  return new EmbeddedError(
    `The embedded PostgreSQL ${what}${cause ? `: ${cause.message}` : ""}.\n${own}`,
    cause?.next(directory) ?? `Read the log in ${directory}, or set DATABASE_URL to a PostgreSQL 15 or later.`,
    options,
  );
}
