/** A database that can't be used; `message` says what happened and `next` what to do about it. Holds no password. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
  readonly next: string;

  constructor(message: string, next: string, options?: ErrorOptions) {
    super(message, options);
    this.next = next;
  }
}

/** What an error of the driver means when it comes from connecting to `url`; null when it means something else. */
export function explainConnection(error: unknown, url: string): DatabaseError | null {
  const codes = findCodes(error);
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname || "localhost"}:${port || "5432"}`;
  const known: [RegExp, string, string][] = [
    [
      /^(ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
      `Nothing answers at ${where}`,
      "Start PostgreSQL, or correct",
    ],
    [/^(ENOTFOUND|EAI_AGAIN)$/, `There is no host named ${hostname}`, "Correct"],
    [/^(28P01|28000)$/, `PostgreSQL at ${where} refuses the user ${username}`, "Correct the user or the password in"],
    [/^3D000$/, `PostgreSQL at ${where} has no database ${pathname.slice(1)}`, "Create it, or correct"],
    [/^(57P03|53300)$/, `PostgreSQL at ${where} takes no connections right now`, "Try again, or look at"],
  ];
  const match = known.find(([pattern]) => codes.some((code) => pattern.test(code)));
  if (!match) return null;
  const [, message, next] = match;
  return new DatabaseError(`${message}.`, `${next} DATABASE_URL.`, { cause: error });
}

function findCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(findCodes) : [];
  const timeout = /timeout/i.test(error.message) && own.length === 0 ? ["ETIMEDOUT"] : [];
  return [...own, ...inner, ...timeout];
}
