/** What a problem may carry beyond its status, code and message. */
export interface ErrorDetails {
  /** Of a 422: what is wrong, and where. */
  errors?: { path: string; message: string }[];
  /** Of a 412: the thing as it is now. */
  current?: unknown;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A refusal that the caller is told about: HTTP status, a stable code for programs, a message for people. */
export class AppError extends Error {
  override name = "AppError";
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(status: number, code: string, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** 404: it is not there, or the caller may not know that it is. */
export function notFound(what: string): AppError {
  return new AppError(404, "not_found", `There is no such ${what}, or you are not a member of its tablo.`);
}

/** 403: a member without the right to do it. */
export function forbidden(message: string): AppError {
  return new AppError(403, "forbidden", message);
}

/** 412: the thing has moved on since the caller read it. */
export function stale(current: unknown): AppError {
  return new AppError(
    412,
    "stale",
    "Someone changed this in the meantime. Look at the current version and try again.",
    {
      current,
    },
  );
}

/** 422 for one field that the schema alone cannot judge. */
export function invalid(path: string, message: string): AppError {
  return new AppError(422, "invalid", message, { errors: [{ path, message }] });
}
