import { join } from "node:path";
import type { Config } from "@xtablo/server/ops/database";
import { openDatabase } from "./database.ts";
import { superviseDesktop } from "./desktop-process.ts";
import { findElectron } from "./electron.ts";
import { requireFreePort } from "./free-port.ts";
import type { Progress } from "./progress.ts";
import { superviseServer } from "./server-process.ts";
import { watchSources } from "./source-watch.ts";
import { openViteServer } from "./vite-server.ts";

/** What `xtablo dev` runs. */
export interface Development {
  /** Known when the server listens for the first time. */
  url: Promise<string>;
  close: () => Promise<void>;
}

/** Folders whose changes start the server again. */
const watched = ["packages/server/src", "packages/contract/src", "migrations"];

/**
 * Brings up database, web app and server, the database first and last, and the desktop app when it is wanted; when a step fails,
 * what was begun is ended again.
 */
export async function develop(
  root: string,
  config: Config,
  progress: Progress,
  { desktop }: { desktop: boolean },
): Promise<Development> {
  const begun: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of begun.splice(0).toReversed()) await end();
  };
  try {
    const electron = desktop ? findElectron(root) : null;
    await requireFreePort(config);
    const database = await openDatabase(config, prefixed("database", progress));
    begun.push(database.close);
    const vite = await openViteServer(join(root, "packages/desktop"), prefixed("ui", progress));
    begun.push(vite.close);
    const server = superviseServer({
      viteUrl: vite.url,
      databaseUrl: database.url,
      progress: prefixed("server", progress),
    });
    begun.push(server.close);
    const watch = watchSources(
      watched.map((folder) => join(root, folder)),
      (file) => {
        progress.info(`server   | ${file.slice(root.length)} changed, starting again`);
        server.restart();
      },
    );
    begun.push(watch.close);
    if (electron !== null) {
      const app = superviseDesktop(root, {
        electron,
        url: server.url,
        userDataDir: join(config.dataDir, "desktop"),
        progress: prefixed("desktop", progress),
      });
      begun.push(app.close);
    }
    return { url: server.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function prefixed(name: string, progress: Progress): Progress {
  const prefix = `${name.padEnd(8)} | `;
  return { info: (message) => progress.info(prefix + message), warn: (message) => progress.info(prefix + message) };
}
