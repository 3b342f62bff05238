import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { limitSilence } from "./silence.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const explain = (error: unknown) => new Error("broken off", { cause: error });
function limited(): { source: Readable; reader: Readable; error: () => Error | undefined } {
  const source = new Readable({ read() {} });
  const reader = limitSilence(source, { limitMs: 1_000, explain });
  let error: Error | undefined;
  reader.on("error", (thrown) => (error = thrown));
  return { source, reader, error: () => error };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a reader that takes its time is waited for; a silent source is not", async () => {
  const { source, reader, error } = limited();
  for (let count = 0; count < 4; count += 1) source.push(Buffer.alloc(32_768));
  reader.read();
  await turn();
  for (let second = 0; second < 60; second += 1) vi.advanceTimersByTime(1_000);
  await turn();
  expect(error()).toBeUndefined(); // there is more than enough to read
  reader.resume();
  await turn();
  vi.advanceTimersByTime(2_000);
  await turn();
  expect(error()?.cause).toMatchObject({ message: "nothing came for 1000 ms" });
  expect(source.destroyed).toBe(true);
});

test("a source that says something now and then is no silent one", async () => {
  const { source, reader, error } = limited();
  reader.resume();
  for (let count = 0; count < 20; count += 1) {
    await turn();
    vi.advanceTimersByTime(900);
    source.push("x");
  }
  source.push(null);
  await new Promise((resolve) => reader.once("end", resolve));
  vi.advanceTimersByTime(5_000);
  expect(error()).toBeUndefined();
});

test("a source whose bytes wait while this process stands still is no silent one", async () => {
  vi.useRealTimers();
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const source = connect((server.address() as AddressInfo).port); // a TCP server's address is never a string
  const [peer] = (await once(server, "connection")) as [Socket];
  await turn(); // the timers are next
  const reader = limitSilence(source, { limitMs: 200, explain });
  reader.read();
  peer.end("said in time");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
  expect(await text(reader)).toBe("said in time");
  server.close();
});

test("a reader that takes its time over the end is waited for, too", async () => {
  const { source, reader, error } = limited();
  reader.read();
  source.push("all that there is");
  source.push(null);
  await turn();
  vi.advanceTimersByTime(60_000);
  await turn();
  expect(error()).toBeUndefined();
  expect(await text(reader)).toBe("all that there is");
});

test("a source that fails, or is closed before its end, fails its reader; a reader that goes away closes its source", async () => {
  const failing = limited();
  failing.source.destroy(new Error("reset"));
  const closed = limited();
  closed.source.destroy();
  await turn();
  expect([failing.error()?.cause, closed.error()?.cause]).toMatchObject([
    { message: "reset" },
    { message: /broke off/ },
  ]);
  const left = limited();
  left.reader.destroy();
  await turn();
  expect([left.source.destroyed, left.error()]).toEqual([true, undefined]);
});
