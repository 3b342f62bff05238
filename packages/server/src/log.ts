import { destination, type Logger, pino, stdTimeFunctions } from "pino";
import { PinoPretty } from "pino-pretty";
import type { Config } from "./config/config.ts";

export type { Logger } from "pino";

/** Never written, wherever they turn up in a line. */
const secrets = [
  "password",
  "*.password",
  "token",
  "*.token",
  "secret",
  "*.secret",
  "cookie",
  "*.cookie",
  "authorization",
  "*.authorization",
];

/** Lines leave together, at the latest after this long, and all of them before the process ends by itself. */
const flushEveryMs = 250;

/** A write a line costs more than the line. Only a process that is killed loses lines, those of the last moment. */
function bufferedStdout() {
  return destination({ fd: 1, sync: false, minLength: 4_096, periodicFlush: flushEveryMs });
}

/** The process's logger: JSON lines in production, readable text in development, both on stdout. */
export function createLog(config: Pick<Config, "env" | "logLevel">): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label.toUpperCase() }) },
    redact: secrets,
  };
  if (config.env === "production") return pino(options, bufferedStdout());
  return pino(
    options,
    PinoPretty({ sync: true, translateTime: "SYS:HH:MM:ss.l", singleLine: true, ignore: "requestId" }),
  );
}
