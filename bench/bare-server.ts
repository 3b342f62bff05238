import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { v7 as makeId } from "uuid";
import type { Operation, Recording } from "./record.ts";
import { type Parts, prepareScript, runScript, type Script } from "./replay.ts";

/** What the parent sends first. */
export interface BareStart {
  databaseUrl: string;
  recordings: Record<Operation, Recording>;
}

process.once("message", (start: BareStart) => serve(start));
process.channel?.ref(); // nothing else keeps the process until it is told what to serve

/** The physical limit: `node:http` and `pg` with the statements that our server runs, and nothing else. */
function serve({ databaseUrl, recordings }: BareStart): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, types: { getTypeParser } });
  const board = prepareScript(recordings.board);
  const read = prepareScript(recordings.read);
  const create = prepareScript(recordings.create);
  const change = prepareScript(recordings.change);
  const oneRow = board.slice(0, 1);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , collection, id = "", action] = (request.url ?? "").split("/");
    if (collection === "one-row") return send(response, await query(oneRow, { tabloId: id }));
    if (action === "board") return send(response, await query(board, { tabloId: id }));
    if (action === "tasks")
      return send(response, await query(create, { made: makeId(), title: await readTitle(request) }));
    if (request.method === "PATCH")
      return send(response, await query(change, { taskId: id, title: await readTitle(request) }));
    return send(response, await query(read, { taskId: id }));
  }

  async function query(script: Script, parts: Parts): Promise<object | undefined> {
    const client = await pool.connect();
    try {
      return await runScript(client, script, parts);
    } finally {
      client.release();
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

function send(response: ServerResponse, row: object | undefined): void {
  if (!row) return void response.writeHead(404).end();
  const body = "body" in row ? String(row.body) : JSON.stringify(row);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}

async function readTitle(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return (JSON.parse(text) as { title: string }).title; // the runner's own request
}

/** As our server reads them: dates stay text, counters are numbers. */
function getTypeParser(oid: number): (value: string) => unknown {
  if (oid === pg.types.builtins.DATE) return (value) => value;
  if (oid === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(oid, "text");
}
