import { readConfig } from "../config/config.ts";
import { startServer } from "../server.ts";

/** A server as the tests run it in a process of its own: no pages, and no migration. */
async function main(): Promise<void> {
  const config = readConfig(process.env, { root: process.cwd() });
  const server = await startServer({ config, databaseUrl: config.databaseUrl ?? "" });
  process.stdout.write(`listening ${server.listenUrl}\n`);
  process.once("SIGTERM", () => void server.close().then(() => process.exit(0)));
}

await main();
