/** Chromium's errors of the network, by name, as far as a page or a request of ours can meet them. */
const codes: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_INVALID_ARGUMENT: -4,
  ERR_FILE_NOT_FOUND: -6,
  ERR_TIMED_OUT: -7,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_NETWORK_CHANGED: -21,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_CONNECTION_CLOSED: -100,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_CONNECTION_ABORTED: -103,
  ERR_CONNECTION_FAILED: -104,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_SSL_PROTOCOL_ERROR: -107,
  ERR_ADDRESS_INVALID: -108,
  ERR_ADDRESS_UNREACHABLE: -109,
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: -113,
  ERR_CONNECTION_TIMED_OUT: -118,
  ERR_CERT_COMMON_NAME_INVALID: -200,
  ERR_CERT_DATE_INVALID: -201,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_CERT_REVOKED: -206,
  ERR_CERT_INVALID: -207,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_TOO_MANY_REDIRECTS: -310,
  ERR_UNSAFE_REDIRECT: -311,
  ERR_UNSAFE_PORT: -312,
  ERR_INVALID_RESPONSE: -320,
  ERR_EMPTY_RESPONSE: -324,
};

/** An error as Electron's `loadURL` rejects with. */
export interface LoadError extends Error {
  errno: number;
  code: string;
  url: string;
}

/** The code of `net::ERR_…`, or of `ERR_…`. Throws for one that is not listed above: then list it. */
export function codeOf(name: string): number {
  const code = codes[name.replace("net::", "")];
  if (code === undefined) throw new Error(`The test host does not know the code of ${name}`);
  return code;
}

/** The error with which `loadURL` rejects. */
export function loadError(name: string, url: string): LoadError {
  const code = name.replace("net::", "");
  const errno = codeOf(name);
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { errno, code, url });
}

/** How Chromium names what Node's `fetch` met. Certificates: Node and Chromium trust the same, but for what a system adds. */
const namesOfNode: [RegExp, string][] = [
  [/ECONNREFUSED/, "ERR_CONNECTION_REFUSED"],
  [/ENOTFOUND|EAI_AGAIN|EAI_NODATA/, "ERR_NAME_NOT_RESOLVED"],
  [/ENETUNREACH|ENETDOWN/, "ERR_INTERNET_DISCONNECTED"],
  [/EHOSTUNREACH/, "ERR_ADDRESS_UNREACHABLE"],
  [/ECONNRESET|EPIPE/, "ERR_CONNECTION_RESET"],
  [/ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT/, "ERR_CONNECTION_TIMED_OUT"],
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, "ERR_CERT_DATE_INVALID"],
  [/ERR_TLS_CERT_ALTNAME_INVALID/, "ERR_CERT_COMMON_NAME_INVALID"],
  [/SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|DEPTH_ZERO/, "ERR_CERT_AUTHORITY_INVALID"],
  [/ERR_SSL|EPROTO/, "ERR_SSL_PROTOCOL_ERROR"],
  [/redirect count exceeded/, "ERR_TOO_MANY_REDIRECTS"],
  [/UND_ERR_SOCKET/, "ERR_EMPTY_RESPONSE"],
  [/HPE_|UND_ERR_RESPONSE/, "ERR_INVALID_RESPONSE"],
  [/bad port/, "ERR_UNSAFE_PORT"],
];

/** What Node's `fetch` threw, as `session.fetch` does: an abort stays one, all else is an error named `net::ERR_…`. */
export function toNetError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown.name === "AbortError" || thrown.name === "TimeoutError") return thrown;
  const { code, message, errors } = (thrown.cause ?? thrown) as { code?: string; message?: string; errors?: unknown[] };
  const said = [code, message, ...(errors ?? [])].join(" ");
  const name = namesOfNode.find(([pattern]) => pattern.test(said))?.[1] ?? "ERR_FAILED";
  return new Error(`net::${name}`, { cause: thrown });
}
