import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { Session } from "electron";
import { forkLocalServer } from "./local/local-process.ts";
import { createLocalServer, type LocalState } from "./local/local-server.ts";
import { openLocal } from "./local/sign-in.ts";
import type { Log } from "./log.ts";
import type { ViewStatus } from "./server-view.ts";
import type { Language } from "./texts.ts";

/** The server of this computer, as the app uses it. */
export interface Local {
  /** Where it answers; null while it does not. */
  readonly url: string | null;
  /** Starts it, and makes sure that a session is signed in to it. Gives its address. */
  open: (session: Session) => Promise<string>;
  stop: () => Promise<void>;
}

/** What a {@link Local} needs. */
export interface LocalParts {
  appDir: string;
  userDataDir: string;
  language: Language;
  log: Log;
  /** It starts, or failed. */
  changed: (status: ViewStatus) => void;
  /** It ended by itself after it had run for a while: it is worth another try. */
  ended: () => void;
}

/** One that ends sooner after its start would end again. */
const runsForMs = 60_000;

/** Makes a {@link Local} that does not run yet. All it keeps is below the user's data folder. */
export function createLocal({ appDir, userDataDir, language, log, changed, ended }: LocalParts): Local {
  const server = join(appDir, "server");
  const program = { entry: join(appDir, "main/local.js"), ops: join(server, "packages/server/src/ops.js") };
  const settings = {
    dataDir: join(userDataDir, "local"),
    webAppDir: join(server, "packages/desktop/dist/web"),
    owner: { name: nameOfUser(), email: "me@this-computer.internal", locale: language },
  };
  let url: string | null = null;
  let runsSince = 0;

  function hear(state: LocalState): void {
    url = state.kind === "running" ? state.url : null;
    if (state.kind === "running") runsSince = Date.now();
    if (state.kind === "starting") changed({ kind: "local starting", message: state.message });
    if (state.kind !== "failed") return;
    log.write(`${new Date().toISOString()} ${state.message}\n`);
    changed({ kind: "local failed", message: state.message });
    if (runsSince > 0 && Date.now() - runsSince > runsForMs) ended();
    runsSince = 0;
  }

  const local = createLocalServer(() => forkLocalServer(program, settings, log), hear);
  return {
    get url() {
      return url;
    },
    open: async (session) => {
      if (!existsSync(program.ops))
        throw new Error("This build has no server in it: npm run build makes one that has.");
      return openLocal(local, session);
    },
    stop: () => {
      runsSince = 0; // what goes wrong at its end is no reason to start it
      return local.stop();
    },
  };
}

/** Some systems have no name for who runs a program. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "Me";
  }
}
