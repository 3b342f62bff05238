import * as z from "zod";
import type { CertificateReason, ServerCheck } from "../shared/server-check.ts";

/** The oldest server whose UI knows what the app offers. */
const oldestServer = "0.1.0";

const patienceMs = 10_000;
const meta = z.object({ name: z.literal("xtablo"), version: z.string() });

/**
 * Asks an address what it is. `send` is the `fetch` of the session that will show it, so that its proxy and its certificates
 * count. Never throws.
 */
export async function checkServer(address: string, send: typeof fetch): Promise<ServerCheck> {
  const asked = readOrigin(address);
  if (asked === null) return { kind: "no address" };
  const check = await askOrigin(asked, send);
  if (check.kind !== "elsewhere") return check;
  for (const origin of likely(asked)) {
    const found = await askOrigin(origin, send);
    if (found.kind === "server" || found.kind === "too old") return found;
  }
  return { kind: "another", origin: asked };
}

/** Where those who are sent elsewhere mostly end: Electron's `fetch` does not say where. */
function likely(origin: string): string[] {
  const { hostname, host } = new URL(origin);
  return [`https://${hostname}`, `https://${host}`, `https://www.${hostname}`].filter((each) => each !== origin);
}

/** Asks one origin; `elsewhere`: it sends whoever asks to another. */
async function askOrigin(origin: string, send: typeof fetch): Promise<ServerCheck | { kind: "elsewhere" }> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await send(`${origin}/api/meta`, { signal, credentials: "omit", redirect: "error" });
    if (response.status >= 500) return { kind: "unwell", origin, status: response.status };
    if (response.status === 401) return { kind: "guarded", origin };
    const said = meta.safeParse(await response.json().catch(() => null));
    if (!response.ok || !said.success) return { kind: "another", origin };
    const { version } = said.data;
    return isOlder(version, oldestServer)
      ? { kind: "too old", origin, version, oldest: oldestServer }
      : { kind: "server", origin, version };
  } catch (error) {
    const name = nameOf(error);
    return /redirect/i.test(name) ? { kind: "elsewhere" } : explainFailure(name, origin);
  }
}

/**
 * The origin that a person means: `example.org` is HTTPS, a name of this computer HTTP, and of a whole address that was pasted
 * only its server counts. Null when it is none.
 */
export function readOrigin(address: string): string | null {
  const typed = address.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `${schemeFor(typed)}://${typed}`;
  if (typed === "" || /\s/.test(typed) || !URL.canParse(withScheme)) return null;
  const { protocol, origin, username, password, hostname } = new URL(withScheme);
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && hostname !== "" && username + password === "" ? origin : null;
}

function schemeFor(address: string): "http" | "https" {
  return /^(localhost|127(\.\d+){3}|\[::1\])(?=[:/]|$)/i.test(address) ? "http" : "https";
}

/** Number by number; what comes after a `-` does not count. */
function isOlder(version: string, than: string): boolean {
  const plain = (text: string): string => text.replace(/^v/, "").replace(/[-+].*$/, "");
  return plain(version).localeCompare(plain(than), "en", { numeric: true }) < 0;
}

/** What became of a request, by its name: Chromium's `ERR_…`, or the code of Node. */
export function explainFailure(name: string, origin: string): ServerCheck {
  const known = reasons.find(({ names }) => names.test(name));
  if (known && "certificate" in known) return { kind: "certificate", origin, reason: known.certificate };
  return { kind: known?.kind ?? "no answer", origin };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, name, message } = error as Error & { cause?: { code?: string; message?: string } };
  return [name, message, cause?.code ?? "", cause?.message ?? ""].join(" ");
}

type Reason =
  | { names: RegExp; certificate: CertificateReason }
  | { names: RegExp; kind: "unknown name" | "refused" | "offline" | "no answer" };

const reasons: Reason[] = [
  { names: /ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, certificate: "expired" },
  { names: /ERR_CERT_COMMON_NAME_INVALID|ERR_TLS_CERT_ALTNAME_INVALID/, certificate: "another name" },
  {
    names: /ERR_CERT_AUTHORITY_INVALID|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|DEPTH_ZERO/,
    certificate: "unknown authority",
  },
  { names: /ERR_SSL_PROTOCOL_ERROR|ERR_SSL_WRONG_VERSION|wrong version number/i, certificate: "not TLS" },
  { names: /ERR_CERT_|ERR_SSL_|ERR_TLS_|EPROTO/, certificate: "other" },
  { names: /ERR_INTERNET_DISCONNECTED|ENETUNREACH|ERR_NETWORK_CHANGED/, kind: "offline" },
  { names: /ERR_NAME_NOT_RESOLVED|ENOTFOUND|EAI_AGAIN/, kind: "unknown name" },
  { names: /ERR_CONNECTION_REFUSED|ECONNREFUSED/, kind: "refused" },
];
