import { openJobDeps, type TestJobDeps } from "./job-deps.ts";
import { startTestServer, type TestServer, type TestUser } from "./server.ts";
import { startDiskStore } from "./stores.ts";

/** A server with somebody signed in, and what jobs on its database are given. */
export interface JobServer {
  server: TestServer;
  deps: TestJobDeps;
  user: TestUser;
  close: () => Promise<void>;
}

/** Starts a {@link JobServer}, with a file store of its own. */
export async function startJobServer(): Promise<JobServer> {
  const store = await startDiskStore();
  const server = await startTestServer();
  const deps = openJobDeps(server.databaseUrl, store.store);
  const user = await server.user();
  const close = async () => {
    await deps.close();
    await server.close();
    await store.close();
  };
  return { server, deps, user, close };
}
