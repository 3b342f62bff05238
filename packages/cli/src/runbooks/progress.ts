/** Where a runbook tells what it does; the command decides how that is shown. */
export interface Progress {
  info(message: string): void;
  warn(message: string): void;
}
