import { randomBytes } from "node:crypto";
import { request as open } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Side } from "./sides.ts";

/** How a large body went through a server. */
export interface Transfer {
  mbPerSecond: number;
  /** The most that the server's memory was above what it was before. */
  moreMb: number;
  /** What the server answered, of an upload. */
  body: string;
}

const pieceBytes = 1_048_576;
const piece = randomBytes(pieceBytes);

/** Sends a file of so many MB, in a form or as it is, or fetches one. Throws when the status is another one. */
export async function transfer(
  side: Side,
  given: { path: string; cookie: string; sizeMb: number; upload?: "form" | "plain" },
): Promise<Transfer> {
  const before = (await side.usage()).rssMb;
  const end = new AbortController();
  const peak = watchMemory(side, end.signal);
  const start = performance.now();
  const body = await exchange(side.origin, given);
  const seconds = (performance.now() - start) / 1_000;
  end.abort();
  return { mbPerSecond: given.sizeMb / seconds, moreMb: Math.max(0, (await peak) - before), body };
}

async function watchMemory(side: Side, end: AbortSignal): Promise<number> {
  let peak = 0;
  while (!end.aborted) {
    peak = Math.max(peak, (await side.usage()).rssMb);
    await delay(50);
  }
  return peak;
}

const head = Buffer.from(
  '--cut\r\nContent-Disposition: form-data; name="file"; filename="large"\r\nContent-Type: application/octet-stream\r\n\r\n',
);
const tail = Buffer.from("\r\n--cut--\r\n");

function exchange(
  origin: string,
  { path, cookie, sizeMb, upload }: { path: string; cookie: string; sizeMb: number; upload?: "form" | "plain" },
): Promise<string> {
  const form = upload === "form";
  const length = sizeMb * pieceBytes + (form ? head.length + tail.length : 0);
  const headers = {
    cookie,
    ...(upload && { "content-length": length }),
    ...(form && { "content-type": "multipart/form-data; boundary=cut" }),
  };
  return new Promise((resolve, reject) => {
    const sent = open(origin + path, { method: upload ? "POST" : "GET", headers }, (answer) => {
      const kept: Buffer[] = [];
      let sizeBytes = 0;
      answer.on("data", (chunk: Buffer) => {
        sizeBytes += chunk.length;
        if (upload) kept.push(chunk);
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const whole = answer.statusCode === (upload ? 201 : 200) && (upload || sizeBytes === sizeMb * pieceBytes);
        if (whole) resolve(Buffer.concat(kept).toString());
        else reject(new Error(`${path} was answered with ${answer.statusCode} and ${sizeBytes} bytes.`));
      });
    });
    sent.on("error", reject);
    if (upload) void write(sent, { sizeMb, form });
    else sent.end();
  });
}

async function write(sent: NodeJS.WritableStream, { sizeMb, form }: { sizeMb: number; form: boolean }): Promise<void> {
  if (form) sent.write(head);
  for (let count = 0; count < sizeMb; count += 1)
    if (!sent.write(piece)) await new Promise((resolve) => sent.once("drain", resolve));
  if (form) sent.write(tail);
  sent.end();
}
