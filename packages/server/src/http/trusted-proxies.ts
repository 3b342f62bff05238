import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import type Koa from "koa";

/** Headers that a proxy sets and anybody can forge. */
const forwarded = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"] as const;

/**
 * Makes the app believe `X-Forwarded-*` from the listed peers only, and only the entry that the peer itself added (one hop).
 * From anyone else the headers are removed before anything looks at them.
 */
export function trustProxies(app: Koa, proxies: string[]): (request: IncomingMessage) => void {
  const trusted = blockList(proxies);
  app.proxy = true; // what is left after `strip` may be believed
  app.maxIpsCount = 1;
  return function strip(request) {
    const peer = request.socket.remoteAddress ?? "";
    for (const name of forwarded) {
      const value = request.headers[name];
      if (value === undefined) continue;
      const added = isTrusted(trusted, peer) ? (String(value).split(",").at(-1)?.trim() ?? "") : "";
      if (added === "" || (name === "x-forwarded-for" && isIP(added) === 0)) delete request.headers[name];
      else request.headers[name] = added;
    }
  };
}

function blockList(proxies: string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isTrusted(list: BlockList, peer: string): boolean {
  const address = peer.startsWith("::ffff:") ? peer.slice(7) : peer;
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? "ipv6" : "ipv4");
}
