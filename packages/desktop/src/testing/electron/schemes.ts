import type { EventOf } from "./chromium.ts";
import { Strict } from "./refuse.ts";
import { state } from "./state.ts";
import type { Tab } from "./tab.ts";

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * The app's own schemes in a session. Chromium can't be taught one from outside: `app://name/path` is
 * `https://name.app.invalid/path` there (a secure context, like a privileged scheme), and nowhere else. So a page's own
 * `location` differs from Electron's, and a link in a page to `app://…` leads nowhere.
 */
export class Protocol extends Strict {
  static readonly shownAs = "protocol";
  private readonly handlers = new Map<string, Handler>();

  /** The host's: who answers for a scheme. */
  handlerOf(scheme: string): Handler | undefined {
    return this.handlers.get(scheme);
  }

  handle(scheme: string, handler: Handler): void {
    if (!state.privilegedSchemes.has(scheme))
      throw new Error(`The test host handles privileged schemes alone: ${scheme}`);
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme) || scheme === "https" || scheme === "http";
  }

  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (state.isReady) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    for (const { scheme } of schemes) state.privilegedSchemes.add(scheme);
  }
}

/** How Chromium knows an address. */
export function toChromium(url: string, protocol: Protocol): string {
  const [, scheme = "", host, rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(url) ?? [];
  const isOurs = scheme !== "https" && scheme !== "http" && protocol.isProtocolHandled(scheme);
  return isOurs ? `https://${host}.${scheme}.invalid${rest || "/"}` : url;
}

/** How the main process knows an address of Chromium's. */
export function toElectron(url: string, protocol: Protocol): string {
  const [, host, scheme = "", rest] = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid(\/.*)?$/i.exec(url) ?? [];
  return protocol.isProtocolHandled(scheme) ? `${scheme}://${host}${rest ?? "/"}` : url;
}

/** Answers a request for the app's own scheme. Gives false when it is for something else. */
export async function answerScheme(
  protocol: Protocol,
  tab: Tab,
  paused: EventOf<"Fetch.requestPaused">,
): Promise<boolean> {
  const { requestId, request } = paused;
  const url = toElectron(request.url, protocol);
  const handler = protocol.handlerOf(url.split(":")[0] ?? "");
  if (!handler || url === request.url) return false;
  const { method, headers, postData: body } = request;
  try {
    const response = await handler(new Request(url, { method, headers: headers as Record<string, string>, body }));
    await tab.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString("base64"),
    });
  } catch (error) {
    process.stderr.write(`The handler of ${url} failed: ${String(error)}\n`);
    await tab.send("Fetch.failRequest", { requestId, errorReason: "Failed" });
  }
  return true;
}
