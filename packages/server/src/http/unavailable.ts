import { AppError } from "./app-error.ts";

/** SQLSTATE classes and codes that mean that the database is away, starting, stopping or out of room for us. */
const awayCodes = /^(08...|57P0.|53...|57014|55P03|40001|40P01|25006)$/;
const awayErrors = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "ENOENT"]);

/** What the driver says without a code, behind the statement when Knex tells it. */
const lostConnection =
  /(^| - )(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;

/** Whether an error of the driver or the pool says that the database does not answer. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code;
  if (code && (awayCodes.test(code) || (awayErrors.has(code) && "syscall" in error))) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (error.name === "KnexTimeoutError" || lostConnection.test(error.message)) return true;
  return "nativeError" in error && isDatabaseAway(error.nativeError);
}

/** The answer while the database is away. */
export function databaseAway(cause: unknown): AppError {
  return new AppError(
    503,
    "database_unavailable",
    "The database does not answer at the moment. Try again in a few seconds.",
    {
      retryAfterSeconds: 5,
      cause,
    },
  );
}

/** The answer while the file store is away or full. */
export function storageAway(cause: unknown): AppError {
  return new AppError(
    503,
    "storage_unavailable",
    "Files cannot be stored or read at the moment. Try again in a minute.",
    {
      retryAfterSeconds: 30,
      cause,
    },
  );
}
