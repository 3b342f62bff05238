import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";

/** Where Chromium is: `CHROMIUM`, else where Debian has it, at best the one without windows, else on the path; or null. */
export function findChromium(): string | null {
  for (const path of [process.env["CHROMIUM"], "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"])
    if (path && existsSync(path)) return path;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      continue; // `which` fails for what is not there
    }
  }
  return null;
}

/** Whether the tests must be skipped, which they then say. In CI, Chromium has to be there: throws without it. */
export function isWithoutChromium(): boolean {
  if (findChromium()) return false;
  const reason = "There is no Chromium: set CHROMIUM to its path, or install it (apt-get install chromium).";
  if (process.env["CI"]) throw new Error(reason);
  process.stderr.write(`Skipped: the tests in a browser. ${reason}\n`);
  return true;
}

/** Starts Chromium, without a window and without what it does on the network by itself. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("There is no Chromium.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"];
  const env = { ...process.env, LC_ALL: "C.UTF-8" }; // else a file's name is "download" where nobody set a language
  return chromium.launch({ executablePath, args, env });
}

/** What a page complained of. */
export interface Complaints {
  /** Exceptions that nothing caught. They are never all right. */
  readonly exceptions: string[];
  /** What was written to the console as an error, but for failed requests during an outage. */
  readonly errors: string[];
  /** From now on, failed requests are to be expected. */
  beginOutage(): void;
  /** From now on they are not. */
  endOutage(): void;
}

/** A browser of its own: its cookies, its storage, its windows. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly complaints: Complaints;
  openWindow(): Promise<Page>;
}

/** Options of {@link visit}. */
export interface VisitOptions extends BrowserContextOptions {
  /** The address of the product. */
  baseURL: string;
}

/** The screens that the product is tried on. */
export const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  /** A laptop's screen at 200 %. */
  zoomed: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  smallPhone: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;

/** How long to wait for what must come, on a machine that is busy with other things. */
export const patienceMs = 30_000;

/** Waits until a part of the page has the focus: what opens is seen a moment before keys go to it. */
export async function untilFocusIn(part: Locator): Promise<void> {
  const element = await part.elementHandle();
  await part.page().waitForFunction((element) => element?.contains(document.activeElement), element);
}

/** Opens a browser of its own for somebody. */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visitor> {
  const context = await browser.newContext({ ...screens.desktop, locale: "en-GB", ...options });
  context.setDefaultTimeout(patienceMs);
  const complaints = listen(context);
  return { context, complaints, openWindow: () => context.newPage() };
}

/** What Chromium itself writes when a request does not get through. */
const failedRequest = /^Failed to load resource: |net::ERR_/;

function listen(context: BrowserContext): Complaints {
  const exceptions: string[] = [];
  const errors: string[] = [];
  let isOutage = false;
  context.on("weberror", (error) => exceptions.push(String(error.error().stack ?? error.error())));
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const text = message.text();
    if (isOutage && failedRequest.test(text)) return;
    errors.push(`${text} (${message.location().url})`);
  });
  return {
    exceptions,
    errors,
    beginOutage: () => (isOutage = true),
    endOutage: () => (isOutage = false),
  };
}
