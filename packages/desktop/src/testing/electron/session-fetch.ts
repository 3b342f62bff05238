import type { Chromium } from "./chromium.ts";
import { toNetError } from "./net-errors.ts";

const mostRedirects = 20;

/**
 * `session.fetch`: Node's own, with the cookies of the session's Chromium when they are asked for. It has no cache, no proxy
 * of the system's, and knows no certificate that only Chromium does. It refuses a call that leaves `credentials` open.
 */
export async function fetchWithSession(
  input: string | URL | Request,
  init: RequestInit | undefined,
  chromium: () => Promise<Chromium>,
): Promise<Response> {
  const { credentials } = init ?? (input instanceof Request ? input : {});
  const url = input instanceof Request ? input.url : String(input);
  if (!/^https?:/i.test(url)) throw new Error(`The test host's session.fetch knows the web alone: ${url}`);
  if (credentials !== "include" && credentials !== "omit")
    throw new Error('The test host\'s session.fetch takes credentials: "include" or "omit".');
  const request = new Request(input, init);
  try {
    if (credentials === "omit") return await fetch(request);
    return await followWithCookies(request, await chromium());
  } catch (error) {
    throw toNetError(error);
  }
}

/** Redirects are followed one by one, since each answer may set a cookie and each address has its own. */
async function followWithCookies(request: Request, chromium: Chromium): Promise<Response> {
  let { url, method } = request;
  let body = request.body === null ? undefined : await request.arrayBuffer();
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const headers = new Headers(request.headers);
    const cookies = await cookiesFor(chromium, url);
    if (cookies !== "") headers.set("cookie", cookies);
    const response = await fetch(url, { method, headers, body, redirect: "manual", signal: request.signal });
    await keepCookies(chromium, url, response);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null || request.redirect !== "follow")
      return response;
    await response.body?.cancel();
    url = new URL(location, url).href;
    if (response.status !== 307 && response.status !== 308 && method !== "HEAD") {
      method = "GET";
      body = undefined;
    }
  }
  throw new Error("redirect count exceeded");
}

async function cookiesFor(chromium: Chromium, url: string): Promise<string> {
  const { hostname, pathname, protocol } = new URL(url);
  const { cookies } = await chromium.send("Storage.getCookies");
  return cookies
    .filter(({ domain, path, secure }) => {
      const isHost = domain.startsWith(".") ? `.${hostname}`.endsWith(domain) : hostname === domain;
      const isPath = pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
      return isHost && isPath && (!secure || protocol === "https:" || /^(localhost|127\..*)$/.test(hostname));
    })
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
}

/** Name, value, path, age and the flags; `Domain` is not understood, so that a cookie stays with its host. */
async function keepCookies(chromium: Chromium, url: string, response: Response): Promise<void> {
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    const read = (name: string): string | undefined =>
      attributes.find((text) => text.toLowerCase().split("=")[0] === name)?.replace(/^[^=]*=?/, "");
    const age = read("max-age");
    const until = read("expires");
    const seconds = age === undefined ? until && Date.parse(until) / 1_000 : Date.now() / 1_000 + Number(age);
    const cookie = {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      url,
      path: read("path") ?? "/",
      httpOnly: read("httponly") !== undefined,
      secure: read("secure") !== undefined,
      ...(typeof seconds === "number" ? { expires: Math.max(seconds, 0) } : {}),
    };
    await chromium.send("Storage.setCookies", { cookies: [cookie] });
  }
}
