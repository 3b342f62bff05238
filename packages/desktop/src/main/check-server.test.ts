import { createServer as createPlain, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { checkServer, readOrigin } from "./check-server.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** A server on loopback that answers every request so. */
async function answering(status: number, body: string, headers: Record<string, string> = {}): Promise<string> {
  const listening = createPlain((_, response) => response.writeHead(status, headers).end(body));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
}
const meta = (version: string) => JSON.stringify({ name: "xtablo", version, news: "of a later release" });

test("a server is one, whatever it has that we do not know yet", async () => {
  const address = await answering(200, meta("v9.1.0"));
  expect(await checkServer(address, fetch)).toEqual({ kind: "server", origin: `http://${address}`, version: "v9.1.0" });
});

test.each([
  [200, "<!doctype html><title>Router</title>", "another"],
  [200, JSON.stringify({ name: "vikunja", version: "1.0.0" }), "another"],
  [404, "{}", "another"],
  [401, "Authorization required", "guarded"],
  [503, "busy", "unwell"],
  [200, meta("0.0.9"), "too old"],
])("%i with %s is %s", async (status, body, kind) => {
  expect(await checkServer(await answering(status, body), fetch)).toMatchObject({ kind });
});

test("who is sent elsewhere is where they are sent, when that is the same name by HTTPS; else it is another", async () => {
  const sendsOn: typeof fetch = async (address, init) => {
    if (address === "https://tablo.example/api/meta") return new Response(meta("0.1.0"));
    if (init?.redirect === "error") throw new Error("Attempted to redirect, but redirect policy was 'error'");
    return expect.fail("a redirect would be followed");
  };
  expect(await checkServer("http://tablo.example", sendsOn)).toMatchObject({
    kind: "server",
    origin: "https://tablo.example",
  });
  const here = await answering(308, "", { location: "http://127.0.0.1:1/api/meta" });
  expect(await checkServer(here, fetch)).toEqual({ kind: "another", origin: `http://${here}` });
});

test("nobody there, and a name that nobody has", async () => {
  const address = await answering(200, "");
  await new Promise((resolve) => server?.close(resolve));
  expect(await checkServer(address, fetch)).toEqual({ kind: "refused", origin: `http://${address}` });
  expect(await checkServer("nobody.invalid", fetch)).toEqual({
    kind: "unknown name",
    origin: "https://nobody.invalid",
  });
});

test("plain HTTP where HTTPS was asked for says so", async () => {
  const address = await answering(200, meta("0.1.0"));
  expect(await checkServer(`https://${address}`, fetch)).toMatchObject({ kind: "certificate", reason: "not TLS" });
});

test.each([
  ["net::ERR_CERT_DATE_INVALID", { kind: "certificate", reason: "expired" }],
  ["net::ERR_CERT_COMMON_NAME_INVALID", { kind: "certificate", reason: "another name" }],
  ["net::ERR_CERT_AUTHORITY_INVALID", { kind: "certificate", reason: "unknown authority" }],
  ["net::ERR_CERT_REVOKED", { kind: "certificate", reason: "other" }],
  ["net::ERR_INTERNET_DISCONNECTED", { kind: "offline" }],
  ["net::ERR_NAME_NOT_RESOLVED", { kind: "unknown name" }],
  ["net::ERR_CONNECTION_REFUSED", { kind: "refused" }],
  ["net::ERR_CONNECTION_TIMED_OUT", { kind: "no answer" }],
])("Chromium's %s is told apart", async (message, expected) => {
  const send = async () => Promise.reject(new Error(message));
  expect(await checkServer("example.org", send)).toMatchObject(expected);
});

test.each([
  ["example.org", "https://example.org"],
  [" Example.org/ ", "https://example.org"],
  ["example.org:8443", "https://example.org:8443"],
  ["https://example.org/tablos/1?x#y", "https://example.org"],
  ["http://example.org", "http://example.org"],
  ["localhost:4280", "http://localhost:4280"],
  ["127.0.0.1:4280/tablos", "http://127.0.0.1:4280"],
  ["localhost.example.org", "https://localhost.example.org"],
  ["[::1]:4280", "http://[::1]:4280"],
  ["", null],
  ["two words", null],
  ["ftp://example.org", null],
  ["javascript://example.org", null],
  ["file:///etc/passwd", null],
  ["https://user:secret@example.org", null],
  ["https://", null],
])("%j is read as %j", (address, origin) => {
  expect(readOrigin(address)).toBe(origin);
});
