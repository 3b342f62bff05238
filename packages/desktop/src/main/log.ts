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

/** Opens a log; a person finds it by Help, "Open the logs". What can't be written is lost: a full disk must not stop anybody. */
export function openLog(path: string): Log {
  const write = (text: string): void => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, text);
    } catch {
      // a full disk
    }
  };
  if (sizeOf(path) > largestBytes) renameSync(path, `${path}.old`);
  const line = (level: string, message: string): void => write(`${new Date().toISOString()} ${level} ${message}\n`);
  return { info: (message) => line("info", message), warn: (message) => line("warn", message), write };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0; // the first start
  }
}
