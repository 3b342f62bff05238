import { fileURLToPath } from "node:url";
import { _electron, type Page } from "playwright-core";
import { Failure } from "../../packages/cli/src/lib/failure.ts";
import { findElectron } from "../../packages/cli/src/runbooks/electron.ts";
import type { ElectronApp, HostedElectron, LaunchOptions } from "../../packages/desktop/src/testing/electron/launch.ts";

/**
 * Gives what starts the app on Electron's own binary, when that is installed (`npx install-electron`); null, and says so, when
 * it is not: the test host takes its place then.
 */
export function findLaunch(): ((options: LaunchOptions) => Promise<ElectronApp>) | null {
  const binary = findBinary();
  if (binary) return async (options) => launch(binary, options);
  if (!said)
    process.stderr.write(
      "Skipped: Electron's own binary is not installed (npx install-electron); the test host runs the app.\n",
    );
  said = true;
  return null;
}
let said = false;
const root = fileURLToPath(new URL("../..", import.meta.url));
const recorder = fileURLToPath(new URL("recorder.cjs", import.meta.url));

function findBinary(): string | null {
  try {
    return findElectron(root);
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

async function launch(
  binary: string,
  { appDir, userDataDir, args = [], env, colorScheme, locale }: LaunchOptions,
): Promise<ElectronApp> {
  const app = await _electron.launch({
    executablePath: binary,
    args: [
      "-r",
      recorder,
      appDir,
      `--user-data-dir=${userDataDir}`,
      `--lang=${locale ?? "en-GB"}`,
      "--no-sandbox",
      ...args,
    ],
    env: { ...(process.env as Record<string, string>), ...env },
    colorScheme: colorScheme ?? "light",
  });
  let written = "";
  const child = app.process();
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (written += text.toString()));
  const exited = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once("close", (code, signal) => resolve(signal ?? code ?? 0)),
  );
  const firstPage: ElectronApp["firstPage"] = async (wanted = () => true, timeoutMs = 20_000) => {
    const fits = typeof wanted === "function" ? wanted : ({ url }: Page) => new RegExp(wanted).test(url());
    for (const until = Date.now() + timeoutMs; Date.now() < until; await new Promise((next) => setTimeout(next, 50)))
      for (const page of app.windows()) if (await fits(page)) return page;
    throw new Error(`No such page: ${String(wanted)}\n${written}`);
  };
  return {
    evaluate: async <Value, Arg>(run: (electron: HostedElectron, arg: Arg) => Value | Promise<Value>, arg?: Arg) =>
      app.evaluate(
        (electron, given) =>
          // oxlint-disable-next-line no-eval -- the test's own function, in the test's own app
          (0, eval)(`(${given.source})`)({ ...electron, hostRecords: globalThis.hostRecords }, given.arg) as Value,
        { source: run.toString(), arg },
      ),
    pages: async () => app.windows(),
    firstPage,
    process: () => child,
    output: () => written,
    exited,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    close: async () => app.close(),
  };
}

declare global {
  var hostRecords: HostedElectron["hostRecords"];
}
