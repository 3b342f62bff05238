import { type Logger, pino, stdTimeFunctions } from "pino";
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

/** The process's logger: JSON lines in production, readable text in development, both on stdout. */
export function createLog(config: Pick<Config, "env" | "logLevel">): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label.toUpperCase() }) },
    redact: secrets,
  };
  if (config.env === "production") return pino(options);
  return pino(
    options,
    PinoPretty({ sync: true, translateTime: "SYS:HH:MM:ss.l", singleLine: true, ignore: "requestId" }),
  );
}
