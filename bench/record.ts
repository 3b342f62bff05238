import { join } from "node:path";
import pg from "pg";
import { readConfig, startServer } from "../packages/server/src/ops.ts";
import { createLog } from "../packages/server/src/ops.ts";
import type { BenchDatabase } from "./database.ts";
import { type Seed, sessionSecret } from "./seed.ts";
import { Dice, makeTask } from "./text.ts";

/** A statement as the server sent it. */
export interface Asked {
  name?: string | undefined;
  text: string;
  values: unknown[];
}

/** What the server asked of PostgreSQL for one request, and the ids in it that differ from request to request. */
export interface Recording {
  statements: Asked[];
  /** The request's own values, to be replaced: what stands in the statements, by name. */
  parts: Record<string, string>;
}

/** The requests that bare answers too. */
export type Operation = "board" | "read" | "create" | "change";

/** The title of what is created and changed while recording. */
const recordedTitle = "A title that is found again in the statements";

/**
 * Runs our server in this process, sends one request of each kind and notes what it asks of PostgreSQL.
 * That way bare runs the very same statements, whatever becomes of them.
 */
export async function recordStatements(database: BenchDatabase, seed: Seed): Promise<Record<Operation, Recording>> {
  const config = readConfig(
    {
      ENV: "production",
      SESSION_SECRET: sessionSecret,
      PORT: "0",
      METRICS_PORT: "off",
      LOG_LEVEL: "error",
      XTABLO_DATA_DIR: join(database.folder, "recorded"),
    },
    { root: database.folder },
  );
  const server = await startServer({ config, databaseUrl: database.url, log: createLog(config) });
  const listen = listenToQueries();
  const headers = { cookie: seed.cookie, "content-type": "application/json" };
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(server.listenUrl + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const record = async (parts: Record<string, string>, request: () => Promise<{ id: string }>) => {
    listen.asked.length = 0;
    const { id } = await request();
    return { statements: [...listen.asked], parts: { ...parts, made: id } };
  };
  try {
    const tabloId = seed.work.id;
    const taskId = seed.work.taskIds[0] ?? "";
    await send("GET", `/api/tasks/${taskId}`); // connects
    const title = recordedTitle;
    return {
      board: await record({ tabloId }, () => send("GET", `/api/tablos/${tabloId}/board`)),
      read: await record({ taskId }, () => send("GET", `/api/tasks/${taskId}`)),
      change: await record({ taskId, title }, () => send("PATCH", `/api/tasks/${taskId}`, { title })),
      create: await record({ title }, () =>
        send("POST", `/api/tablos/${tabloId}/tasks`, { ...makeTask(new Dice(4)), title }),
      ),
    };
  } finally {
    listen.end();
    await server.close();
  }
}

/** Every query of this process passes here: the driver's one method for them. */
function listenToQueries(): { asked: Asked[]; end(): void } {
  const asked: Asked[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function query(this: pg.Client, ...args: unknown[]) {
    const [first, values] = args as [string | Asked, unknown];
    asked.push(
      typeof first === "string"
        ? { text: first, values: Array.isArray(values) ? values : [] }
        : { name: first.name, text: first.text, values: first.values ?? [] },
    );
    return Reflect.apply(original, this, args);
  } as typeof original;
  return { asked, end: () => void (pg.Client.prototype.query = original) };
}
