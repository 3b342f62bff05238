import { Failure } from "./failure.ts";

/** The job numbers that were typed. Throws a usage {@link Failure} when there is none, or one is no number. */
export function requireJobs(typed: unknown[], { discarded }: { discarded: boolean }): string[] {
  const ids = typed.map(String);
  const wrong = ids.find((id) => !/^\d{1,18}$/.test(id));
  if (wrong !== undefined) throw usage(`${wrong} is no job's number.`);
  if (discarded && ids.length > 0) throw usage("Numbers and --discarded exclude each other.");
  if (!discarded && ids.length === 0) throw usage("No job is named.");
  return ids;
}

function usage(message: string): Failure {
  return new Failure(message, "Give one or several numbers of `xtablo jobs list`, or --discarded.", { exitCode: 2 });
}
