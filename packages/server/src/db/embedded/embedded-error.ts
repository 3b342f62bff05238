import { DatabaseError } from "../database-error.ts";

/** The embedded database cannot be had. */
export class EmbeddedError extends DatabaseError {
  override name = "EmbeddedError";
}

/** Where the embedded database tells what it is doing; a pino logger fits. */
export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
}
