import { createReadStream, createWriteStream } from "node:fs";
import { createServer, request as open, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

/** What the parent sends first: where bytes are kept, a file or an object of a store that asks for no signature. */
export type BareFilesStart = { kind: "disk"; path: string } | { kind: "s3"; url: string };

process.once("message", (start: BareFilesStart) => serve(start));
process.channel?.ref(); // nothing else keeps the process until it is told what to serve

/** A plain stream copy: the body of a POST goes to its place as it comes, safe on the disk, and from there into the answer to a GET. */
function serve(start: BareFilesStart): void {
  const copy = start.kind === "disk" ? copyDisk : copyS3;
  const server = createServer((request, response) => {
    const place = start.kind === "disk" ? start.path : start.url;
    copy(place, request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.destroy();
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

async function copyDisk(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "GET") return pipeline(createReadStream(path), response);
  await pipeline(request, createWriteStream(path, { flush: true }));
  response.writeHead(201).end("{}");
}

/** A stream whose length nobody knows can reach S3 in parts only. Nothing is signed. */
async function copyS3(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "GET") return pipeline(await ask("GET", url), response);
  const begun = await text(await ask("POST", `${url}?uploads`));
  const upload = `uploadId=${/<UploadId>(\w+)</.exec(begun)?.[1] ?? ""}`;
  const sent: Promise<string>[] = [];
  const send = async (bytes: Buffer, number: number) => {
    const answer = await ask("PUT", `${url}?partNumber=${number}&${upload}`, bytes);
    answer.resume();
    return `<Part><PartNumber>${number}</PartNumber><ETag>${answer.headers.etag}</ETag></Part>`;
  };
  let pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    pieces.push(piece);
    sizeBytes += piece.length;
    if (sizeBytes < partBytes) continue;
    await sent.at(-2); // two at once
    sent.push(send(Buffer.concat(pieces), sent.length + 1));
    pieces = [];
    sizeBytes = 0;
  }
  if (sizeBytes > 0) sent.push(send(Buffer.concat(pieces), sent.length + 1));
  const parts = (await Promise.all(sent)).join("");
  const whole = Buffer.from(`<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`);
  await text(await ask("POST", `${url}?${upload}`, whole));
  response.writeHead(201).end("{}");
}

const partBytes = 8 * 1_048_576;

function ask(method: string, url: string, body?: Buffer): Promise<IncomingMessage> {
  const headers = { "x-amz-content-sha256": "UNSIGNED-PAYLOAD", "content-length": body?.length ?? 0 };
  return new Promise((resolve, reject) => {
    const sent = open(url, { method, headers }, (answer) => {
      if (answer.statusCode === 200) resolve(answer);
      else reject(new Error(`the store answered ${method} ${url} with ${answer.statusCode}`));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
