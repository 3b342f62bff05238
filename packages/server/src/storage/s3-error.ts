/** What an S3 store, or the way to it, said. Holds nothing that must not be logged: the SDK's own errors carry signatures. */
export class S3Error extends Error {
  override name = "S3Error";
}

/** Puts an error of the SDK or of the network into one sentence for an operator. */
export function explainS3(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  if (!(error instanceof Error)) return new S3Error(String(error));
  if (error instanceof AggregateError) return new S3Error(error.errors.map(messageOf).join("; "));
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return new S3Error(status === undefined ? messageOf(error) : `${messageOf(error)} (HTTP ${status})`);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const named = ["Error", "TypeError"].includes(error.name) ? "" : `${error.name}: `;
  return named + error.message;
}
