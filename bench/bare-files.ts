import { createReadStream, createWriteStream } from "node:fs";
import { createServer, request as open, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
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

async function copyS3(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method === "GET" ? "GET" : "PUT";
  const length = request.headers["content-length"];
  const headers = { "x-amz-content-sha256": "UNSIGNED-PAYLOAD", ...(length && { "content-length": length }) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = open(url, { method, headers }, resolve);
    sent.on("error", reject);
    request.pipe(sent);
  });
  if (answer.statusCode !== 200) throw new Error(`the store answered ${answer.statusCode}`);
  if (method === "GET") return pipeline(answer, response);
  answer.resume();
  response.writeHead(201).end("{}");
}
