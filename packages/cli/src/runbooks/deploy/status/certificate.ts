import { formatAge } from "../../../lib/format-age.ts";
import type { StatusLine } from "../../status.ts";

/** A certificate as the proxy shows it. */
export interface ShownCertificate {
  issuer: string;
  /** What the issuer calls this one of its own certificates. */
  name: string;
  from: string;
  to: string;
  /** `DNS:one, DNS:two` */
  names: string;
}

/** The proxy asks for a new one with a third of the life to go; less than a sixth means that it did not get one. */
const leastShare = 1 / 6;

/** Who issued it, and how long it is good for, as a share of its life: there are certificates of hours and of months. */
export function judgeCertificate(
  { issuer, name, from, to, names }: ShownCertificate,
  { domain, trusted, nowMs = Date.now() }: { domain: string; trusted: boolean; nowMs?: number },
): StatusLine {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const leftSeconds = (toMs - nowMs) / 1_000;
  const who = issuer === name || name === "" ? issuer : `${issuer} (${name})`;
  const line = (state: StatusLine["state"], saw: string, next: string | null): StatusLine => ({
    check: "certificate",
    state,
    saw: `${who}, ${saw}`,
    next,
  });
  const until = `until ${new Date(toMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const logs = "xtablo logs caddy --level warn --tail 50";
  if (!names.split(", ").some((one) => covers(one, domain))) return line("failed", `not for ${domain}`, logs);
  if (leftSeconds <= 0) return line("failed", `expired: it was good ${until}`, logs);
  const good = `${until} (${formatAge(leftSeconds)})`;
  if ((toMs - nowMs) / (toMs - fromMs) < leastShare) return line("warning", `${good}; no new one came`, logs);
  if (/staging/i.test(who)) return line("warning", `${good}; a staging one, which browsers refuse`, logs);
  return line("ok", trusted ? good : `${good}; only where this issuer is trusted`, null);
}

function covers(name: string, domain: string): boolean {
  const [, host = ""] = /^DNS:(.+)$/.exec(name) ?? [];
  return host === domain || (host.startsWith("*.") && domain.split(".").slice(1).join(".") === host.slice(2));
}
