import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NativeImage, WebContents } from "electron";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDrags, type Drags } from "./drags.ts";

let folder: string;
let server: Server;
let origin: string;
let drags: Drags;
/** Files that are under way, each after its first bytes. */
const underWay: ServerResponse[] = [];
const started: string[] = [];
const contents = {
  id: 1,
  once: () => {},
  session: { fetch },
  startDrag: ({ file }: { file: string }) => started.push(file),
} as unknown as WebContents;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xtablo-drags-"));
  drags = await createDrags(join(folder, "dragged"), {} as NativeImage);
  server = createServer((_, response) => {
    response.write("first ");
    underWay.push(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const prepare = (id: string) => drags.prepare(contents, origin, { id, name: "Plan.txt" });

test("a file that is there when it is dragged is handed over, another is not", async () => {
  const prepared = prepare("a");
  await expect.poll(() => underWay.length).toBe(1);
  expect(drags.start(contents, "a")).toBe(false);
  underWay.pop()?.end("and last");
  expect(await prepared).toBe(true);
  expect([drags.start(contents, "b"), drags.start(contents, "a")]).toEqual([false, true]);
  expect(await readFile(started[0] ?? "", "utf8")).toBe("first and last");
});

test("a click gives up what is being fetched, and the next press fetches again", async () => {
  const prepared = prepare("a");
  await expect.poll(() => underWay.length).toBe(1);
  const closed = once(underWay.pop() as ServerResponse, "close");
  drags.cancel(contents);
  expect(await prepared).toBe(false);
  await closed;
  expect(drags.start(contents, "a")).toBe(false);
  const again = prepare("a");
  await expect.poll(() => underWay.length).toBe(1);
  underWay.pop()?.end("again");
  expect(await again).toBe(true);
});
