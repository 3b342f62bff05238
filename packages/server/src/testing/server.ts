import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, api, type Call, createClient, type Role, type Tablo } from "@xtablo/contract";
import pg from "pg";
import { pino } from "pino";
import type { LocalSignIn } from "../auth/local-sign-in.ts";
import { readConfig } from "../config/config.ts";
import type { WebApp } from "../http/web-app.ts";
import { type RunningServer, startServer } from "../server.ts";
import { createTestDatabase } from "./database.ts";
import { removeFolder } from "./remove-folder.ts";

/** A user of a test server, with their own cookies. */
export interface TestUser extends Account {
  call: Call;
  password: string;
  /** The cookies as a `Cookie` header. */
  cookie: string;
  /** `fetch` on a path of the server, as this user. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** A real server on a database of its own. */
export interface TestServer {
  url: string;
  metricsUrl: string;
  databaseUrl: string;
  dataDir: string;
  /** Everything that was logged, a line each. */
  logged: Record<string, unknown>[];
  /** The client of nobody. */
  call: Call;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Makes an account. */
  user(name?: string): Promise<TestUser>;
  /** Makes a tablo with an owner, and with members in the given roles. */
  tablo(owner: TestUser, members?: Partial<Record<Role, TestUser>>): Promise<Tablo>;
  /** Runs SQL on the server's database and gives the rows. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** How many queries in its database wait for a lock; those of other tests have databases of their own. */
  waiting(): Promise<number>;
  /** Stops the server as SIGTERM does; its database stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server for one test file. `environment` is what an operator would set; `databaseUrl` shares another server's database. */
export async function startTestServer(
  options: {
    environment?: Record<string, string>;
    databaseUrl?: string;
    webApp?: WebApp;
    localSignIn?: LocalSignIn;
  } = {},
): Promise<TestServer> {
  const database = options.databaseUrl
    ? { url: options.databaseUrl, drop: async () => {} }
    : await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "xtablo-files-"));
  const config = readConfig(
    { PORT: "0", METRICS_PORT: "0", XTABLO_DATA_DIR: dataDir, LOG_LEVEL: "debug", ...options.environment },
    { root: dataDir },
  );
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: "debug" },
    { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const running: RunningServer = await startServer({
    config,
    databaseUrl: database.url,
    log,
    webApp: options.webApp ?? null,
    ...(options.localSignIn && { localSignIn: options.localSignIn }),
  });
  const url = new URL(running.listenUrl).origin;
  let users = 0;
  let client: Promise<pg.Client> | undefined;
  async function sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]> {
    client ??= connect(database.url);
    return (await (await client).query<Row>(text, values)).rows;
  }

  return {
    url,
    metricsUrl: running.metricsUrl ?? "",
    databaseUrl: database.url,
    dataDir,
    logged,
    call: createClient({ origin: url }),
    fetch: (path, init) => fetch(url + path, init),
    async user(name) {
      users += 1;
      if (users % 15 === 0) await sql("delete from rate_limits where key like 'signup:%'"); // all come from one address
      return signUp(url, name ?? `User ${users}`);
    },
    async tablo(owner, members = {}) {
      const tablo = await owner.call(api.tablos.create, { body: { title: "Maison Kerguélen" } });
      for (const [role, user] of Object.entries(members))
        await sql("insert into members (tablo_id, user_id, role) values ($1, $2, $3)", [tablo.id, user.id, role]);
      return tablo;
    },
    sql,
    async waiting() {
      await sql("select pg_stat_clear_snapshot()"); // within a transaction it would stay as it was
      return (await sql(waitingForLock)).length;
    },
    stop: () => running.close(),
    async close() {
      await running.close();
      await (await client)?.end();
      await database.drop();
      await removeFolder(dataDir);
    },
  };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {}); // tests take databases away
  await client.connect();
  return client;
}

/** The cookies that an answer sets, as a `Cookie` header. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function signUp(url: string, name: string): Promise<TestUser> {
  const password = "correct horse battery";
  const email = `${name.toLowerCase().replace(/\W+/g, ".")}.${crypto.randomUUID().slice(0, 8)}@example.org`;
  const response = await fetch(`${url}/api/auth/signup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, email, password }),
  });
  if (response.status !== 201) throw new Error(`no account: ${await response.text()}`);
  const { user } = (await response.json()) as { user: Account }; // parsed by the server in tests
  const cookie = cookieOf(response);
  return {
    ...user,
    password,
    cookie,
    call: createClient({ origin: url, headers: { cookie } }),
    fetch: (path, init) =>
      fetch(url + path, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } }),
  };
}

const waitingForLock = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
