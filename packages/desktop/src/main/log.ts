import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Where the app says what happened, for whoever looks after it. */
export interface Log {
  info: (message: string) => void;
  warn: (message: string) => void;
  /** What another program wrote, as it is. */
  write: (text: string) => void;
}

/** A log of before is kept beside the new one once it is as large as this. */
const largestBytes = 5_000_000;
const longestMessage = 2_000;

/**
 * Opens a log; a person finds it by Help, "Open the logs". A message is one line, whatever is in it. What can't be written is
 * lost: a full disk must not stop anybody.
 */
export function openLog(path: string): Log {
  const write = (text: string): void => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(path, `${path}.old`);
      appendFileSync(path, text);
    } catch {
      // a full disk, or a log that another program holds
    }
  };
  const line = (level: string, message: string): void => {
    const shown = message.slice(0, longestMessage).replaceAll(/\p{Cc}/gu, (sign) => JSON.stringify(sign).slice(1, -1));
    write(`${new Date().toISOString()} ${level} ${shown}\n`);
  };
  return { info: (message) => line("info", message), warn: (message) => line("warn", message), write };
}
