/** 0 done, 1 failed, 2 usage, 3 declined, 4 a precondition is not met. */
export type ExitCode = 1 | 2 | 3 | 4;

/** What a person is told when a command does not succeed: what happened, then what to type next. */
export class Failure extends Error {
  override name = "Failure";
  readonly exitCode: ExitCode;
  readonly next: string;

  constructor(message: string, next: string, options: ErrorOptions & { exitCode?: ExitCode } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 1;
    this.next = next;
  }
}

/** A refusal before any work, since something has to be there first. */
export function precondition(message: string, next: string, cause?: unknown): Failure {
  return new Failure(message, next, { exitCode: 4, cause });
}

/** Recognises the errors of the server's front door and of oclif; null for what nobody foresaw. */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error)) return null;
  if ("next" in error && typeof error.next === "string") return precondition(error.message, error.next, error);
  if ("problems" in error)
    return precondition(error.message, "Correct the environment or .env; see docs/configuration.md.", error);
  const usage = usageOf(error);
  if (usage) return usage;
  return null;
}

function usageOf(error: Error): Failure | null {
  if (!("oclif" in error) || typeof error.oclif !== "object" || error.oclif === null) return null;
  const [message = "", ...rest] = error.message.replace(/\nSee more help with --help$/, "").split("\n");
  const next =
    "suggestion" in error && typeof error.suggestion === "string"
      ? error.suggestion
      : "See the same command with --help.";
  return new Failure([message, ...rest].join("\n"), next, { exitCode: 2, cause: error });
}
