import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, api, type Call, createClient, type Role, type Tablo } from "@xtablo/contract";
import { pino } from "pino";
import { readConfig } from "../config/config.ts";
import type { WebApp } from "../http/web-app.ts";
import { type RunningServer, startServer } from "../server.ts";
import { createTestDatabase, onServer } from "./database.ts";

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
  /** Runs SQL on the server's database. */
  sql(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server for one test file. `environment` is what an operator would set; `databaseUrl` shares another server's database. */
export async function startTestServer(
  options: { environment?: Record<string, string>; databaseUrl?: string; webApp?: WebApp } = {},
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
  });
  const url = new URL(running.listenUrl).origin;
  let users = 0;

  return {
    url,
    metricsUrl: running.metricsUrl ?? "",
    databaseUrl: database.url,
    dataDir,
    logged,
    call: createClient({ origin: url }),
    fetch: (path, init) => fetch(url + path, init),
    user: (name) => signUp(url, name ?? `User ${(users += 1)}`),
    async tablo(owner, members = {}) {
      const tablo = await owner.call(api.tablos.create, { body: { title: "Maison Kerguélen" } });
      for (const [role, user] of Object.entries(members))
        await onServer(
          database.url,
          `insert into members (tablo_id, user_id, role) values ('${tablo.id}', '${user.id}', '${role}')`,
        );
      return tablo;
    },
    sql: (text) => onServer(database.url, text),
    async close() {
      await running.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
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
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return {
    ...user,
    password,
    cookie,
    call: createClient({ origin: url, headers: { cookie } }),
    fetch: (path, init) =>
      fetch(url + path, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } }),
  };
}
