import { Agent, request as requestHttp } from "node:http";
import { Agent as SecureAgent, request as requestHttps } from "node:https";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

/** Where the proxy of a deployment listens, and whose certificates to believe. */
export interface Door {
  address: string;
  domain: string;
  /** In PEM: the root of the proxy's own certificate authority. */
  ca: string;
}

/** A `fetch` that reaches `https://DOMAIN` at the door, as a browser would that has the domain in its DNS. */
export function fetchThrough({ address, domain, ca }: Door): typeof fetch {
  const agent = new SecureAgent({ keepAlive: true });
  return async (input, init) => {
    const asked = new Request(input, { ...init, duplex: "half" } as RequestInit);
    const { pathname, search } = new URL(asked.url);
    const headers = { ...Object.fromEntries(asked.headers), host: domain };
    const options = { host: address, port: 443, path: pathname + search, method: asked.method, headers };
    // The one that was given: the request's own merely follows it, and may be collected as garbage before it does.
    const signal = init?.signal ?? undefined;
    return send(requestHttps({ ...options, agent, ca, servername: domain, signal }), asked.body);
  };
}

/** Asks by bare address over plain HTTP, as before there is DNS. Redirects are shown, not followed. */
export function fetchPlain(address: string, path: string): Promise<Response> {
  return send(requestHttp({ host: address, port: 80, path, agent: new Agent() }), null);
}

function send(outgoing: ReturnType<typeof requestHttp>, body: Request["body"]): Promise<Response> {
  return new Promise((resolve, reject) => {
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const headers = new Headers();
      for (const [name, values] of Object.entries(incoming.headersDistinct))
        for (const value of values ?? []) headers.append(name, value);
      const status = incoming.statusCode ?? 0;
      const empty = status === 204 || status === 304;
      if (empty) incoming.resume();
      resolve(new Response(empty ? null : (Readable.toWeb(incoming) as BodyInit), { status, headers }));
    });
    if (body) Readable.fromWeb(body as ReadableStream).pipe(outgoing);
    else outgoing.end();
  });
}
