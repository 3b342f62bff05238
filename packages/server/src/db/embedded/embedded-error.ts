/** The embedded database cannot be had; `message` says what happened and `next` what to do about it. */
export class EmbeddedError extends Error {
  override name = "EmbeddedError";
  readonly next: string;

  constructor(message: string, next: string, options?: ErrorOptions) {
    super(message, options);
    this.next = next;
  }
}

/** Where the embedded database tells what it is doing; a pino logger fits. */
export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
}
