import * as z from "zod";

const origin = z.url();

/** Why a certificate is not trusted. */
const certificateReason = z.enum(["expired", "another name", "unknown authority", "not TLS", "other"]);
export type CertificateReason = z.output<typeof certificateReason>;

/** What an address turned out to be. */
export const serverCheck = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("server"), origin, version: z.string() }),
  /** Nothing that could be an address. */
  z.strictObject({ kind: z.literal("no address") }),
  /** Something answers, and it is no Xtablo. */
  z.strictObject({ kind: z.literal("another"), origin }),
  /** Something before it wants a name and a password of its own, which the app does not have: HTTP authentication. */
  z.strictObject({ kind: z.literal("guarded"), origin }),
  z.strictObject({ kind: z.literal("too old"), origin, version: z.string(), oldest: z.string() }),
  /** It is a server, or was one: it answered that something is wrong with it. */
  z.strictObject({ kind: z.literal("unwell"), origin, status: z.int() }),
  z.strictObject({ kind: z.literal("certificate"), origin, reason: certificateReason }),
  z.strictObject({ kind: z.literal("unknown name"), origin }),
  z.strictObject({ kind: z.literal("refused"), origin }),
  z.strictObject({ kind: z.literal("no answer"), origin }),
  /** This computer has no network. */
  z.strictObject({ kind: z.literal("offline"), origin }),
]);
export type ServerCheck = z.output<typeof serverCheck>;
