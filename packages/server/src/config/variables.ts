import * as z from "zod";
import { isNetwork } from "./network.ts";

/** One environment variable: what it means, who reads it, and how its text becomes a value. */
export interface Variable {
  name: string;
  /** Who reads it: the server, the command line, or only the tests. */
  readBy: "server" | "cli" | "tests";
  secret: boolean;
  /** As the documentation shows it. */
  default: string;
  description: string;
  schema: z.ZodType;
}

const portMessage = "expected a port, 0-65535";
const port = z.coerce.number(portMessage).int(portMessage).min(0, portMessage).max(65_535, portMessage);
const sizeMessage = "expected a whole number of MB, 1-1048576";
const optional = z.string().optional();
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, message: "expected postgres://user:password@host:5432/name" });

/** Every variable that the server reads. `NAME_FILE` may name a file that holds the value of a secret. */
export const variables = {
  ENV: define({
    default: "development",
    description: "`development`, or `production`: JSON logs, `SIGNUP=invite`, HSTS.",
    schema: z.enum(["development", "production"]).default("development"),
  }),
  DATABASE_URL: define({
    default: "the embedded database",
    secret: true,
    description: "PostgreSQL 15 or later, as `postgres://user:password@host:5432/name`.",
    schema: databaseUrl.optional(),
  }),
  HOST: define({
    default: "127.0.0.1 in development, all addresses in production",
    description: "The address to listen on.",
    schema: optional,
  }),
  PORT: define({
    default: "8080",
    description: "The port to listen on; 0 for any free one.",
    schema: port.default(8080),
  }),
  DOMAIN: define({
    default: "none",
    description: "The public host name; makes `PUBLIC_URL` `https://$DOMAIN`.",
    schema: z.hostname("expected a host name such as xtablo.example.org").optional(),
  }),
  PUBLIC_URL: define({
    default: "https://$DOMAIN, else http://localhost:$PORT",
    description: "Where people reach the server. Cookies are Secure exactly when it is https.",
    schema: z
      .url({ protocol: /^https?$/, message: "expected an address such as https://xtablo.example.org" })
      .optional(),
  }),
  TRUSTED_PROXIES: define({
    default: "none",
    description: "Addresses or networks (CIDR), comma-separated, whose `X-Forwarded-*` is believed, one hop.",
    schema: z
      .string()
      .refine(
        (text) => parts(text).every(isNetwork),
        "expected addresses or networks such as 10.0.0.2 or 10.0.0.0/24, comma-separated",
      )
      .default(""),
  }),
  SESSION_SECRET: define({
    default: "made and kept in the data folder (in production it must be set)",
    secret: true,
    description:
      "Signs the session cookie; at least 32 characters. Several, comma-separated: the first signs, all verify.",
    schema: z
      .string()
      .refine(
        (text) => parts(text).length > 0 && parts(text).every((secret) => secret.length >= 32),
        "expected at least 32 characters, of each when there are several",
      )
      .optional(),
  }),
  SIGNUP: define({
    default: "open; in production invite",
    description: "Who may make an account: `open`, `invite` or `closed`.",
    schema: z.enum(["open", "invite", "closed"]).optional(),
  }),
  LOG_LEVEL: define({
    default: "info",
    description: "`debug`, `info`, `warn` or `error`.",
    schema: z.enum(["debug", "info", "warn", "error"]).default("info"),
  }),
  METRICS_PORT: define({
    default: "9464",
    description: "Prometheus metrics, on loopback in development; 0 for any free port, `off` for none.",
    schema: z.union([z.literal("off"), port], "expected a port, 0-65535, or `off`").default(9464),
  }),
  MAX_UPLOAD_SIZE_MB: define({
    default: "25",
    description: "The largest file that may be uploaded, in MB of 1,048,576 bytes.",
    schema: z.coerce.number(sizeMessage).int(sizeMessage).min(1, sizeMessage).max(1_048_576, sizeMessage).default(25),
  }),
  S3_ENDPOINT: define({
    default: "none: files are kept in the data folder",
    description:
      "Keeps files in an S3 store (R2, MinIO, AWS, …) at this address. The next three belong to it: all four or none.",
    schema: z.url({ protocol: /^https?$/, message: "expected an address such as https://s3.example.org" }).optional(),
  }),
  S3_BUCKET: define({
    default: "none",
    description: "The bucket, which must exist.",
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected the name of a bucket such as xtablo-files")
      .optional(),
  }),
  S3_ACCESS_KEY: define({ default: "none", description: "The key id of the S3 account.", schema: optional }),
  S3_SECRET_KEY: define({
    default: "none",
    secret: true,
    description: "The secret of `S3_ACCESS_KEY`.",
    schema: optional,
  }),
  S3_REGION: define({
    default: "auto",
    description: "The region that requests are signed for, such as `eu-west-3`; `auto` where there are none.",
    schema: z.string().default("auto"),
  }),
  S3_USE_PATH_STYLE: define({
    default: "true",
    description:
      "Whether the bucket is part of the path (`true`, most own servers) or of the host name (`false`, R2 and AWS).",
    schema: z.enum(["true", "false"]).default("true"),
  }),
  XTABLO_DATA_DIR: define({
    default: ".xtablo under the project's root",
    description: "Where the embedded database, the files and generated secrets live.",
    schema: optional,
  }),
  XTABLO_SLOT: define({
    default: "none",
    description: "Which deployment slot this server is, `blue` or `green`; set by the compose file.",
    schema: z.enum(["blue", "green"]).optional(),
  }),
  XTABLO_STATE_DIR: define({
    default: "none",
    description: "The folder that holds the release lease; set by the compose file.",
    schema: optional,
  }),
  XTABLO_ASSETS_DIR: define({
    default: "none",
    description: "The folder that keeps the UI files of the last three releases; set by the compose file.",
    schema: optional,
  }),
  TEST_DATABASE_URL: define({
    default: "an embedded database",
    readBy: "tests",
    secret: true,
    description: "A PostgreSQL server on which the tests may make and drop databases.",
    schema: databaseUrl.optional(),
  }),
};

/** The name of a variable in {@link variables}. */
export type VariableName = keyof typeof variables;

/** The parts of a comma-separated list, without empty ones. */
export function parts(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function define<S extends z.ZodType>(given: {
  default: string;
  description: string;
  schema: S;
  secret?: boolean;
  readBy?: Variable["readBy"];
}): Omit<Variable, "name" | "schema"> & { schema: S } {
  return { readBy: "server", secret: false, ...given };
}

/** The table behind `docs/configuration.md`. */
export function configurationTable(): Omit<Variable, "schema">[] {
  return Object.entries(variables).map(([name, { readBy, secret, default: fallback, description }]) => ({
    name,
    readBy,
    secret,
    default: fallback,
    description,
  }));
}
