import type { EventOf } from "./chromium.ts";
import type { Frame } from "./frame.ts";
import { codeOf, loadError } from "./net-errors.ts";
import { makeEvent } from "./refuse.ts";
import { addressOf, type Tab } from "./tab.ts";

type Paused = EventOf<"Fetch.requestPaused">;

/** What the navigation of a view needs of it. */
export interface Navigated {
  readonly mainFrame: Frame;
  emit(event: string, ...args: unknown[]): boolean;
  /** Chromium's address of something, as the main process knows it. */
  toElectron(url: string): string;
  /** Asks the app what the page of this address (of Chromium's) may, before it is there. */
  permit(url: string): Promise<void>;
  /** Answers what goes to the app's own scheme; false: it goes to the network. */
  answer(tab: Tab, paused: Paused): Promise<boolean>;
}

/** A load of a document: settles when it has finished, or can't. */
type Load = PromiseWithResolvers<void>;

/**
 * The navigation of a view. All documents are held before they leave (Fetch.requestPaused), so that `will-navigate`,
 * `will-frame-navigate` and `will-redirect` can prevent them. What does not reach the network is not held:
 * - a top page that goes to `data:` or `file:` is refused by Chromium itself, as in Electron;
 * - for `mailto:`, other programs' schemes and links to the app's own scheme the events are emitted, and nothing is opened;
 * - `javascript:`, `about:` and `blob:` happen without an event.
 * A test that goes somewhere with Playwright's `goto` is, to the app, the page going there by itself.
 */
export class Navigation {
  isLoading = false;
  /** Of the newest document; also of one that failed. */
  url = "";
  private readonly contents: Navigated;
  private readonly tab: Tab;
  /** What the app itself has asked for and what has not left yet, as Chromium knows it. */
  private readonly asked: string[] = [];
  /** Addresses whose answers are to be files, and the requests for them that are under way. */
  private readonly downloads = new Set<string>();
  private readonly fileRequests = new Set<string>();
  private readonly loads = new Map<string, Load>();
  private readonly failures = new Map<string, string>();
  private readonly statuses = new Map<string, { status: number; text: string }>();
  private loaderId = "";
  /** As {@link url}, as Chromium knows it. */
  private documentUrl = "about:blank";
  private isErrorPage = false;

  constructor(contents: Navigated, tab: Tab) {
    this.contents = contents;
    this.tab = tab;
  }

  async watch(): Promise<void> {
    const { tab } = this;
    tab.on("Fetch.requestPaused", (paused) => {
      this.decide(paused).catch(() => {}); // the page went away meanwhile
    });
    tab.on("Page.frameRequestedNavigation", ({ frameId, url, disposition }) => {
      if (disposition === "currentTab") this.goElsewhere(frameId, url);
    });
    tab.on("Page.frameStartedLoading", ({ frameId }) => {
      if (!tab.isMain(frameId) || this.isLoading) return;
      this.isLoading = true;
      this.contents.emit("did-start-loading", makeEvent({}));
    });
    tab.on("Page.frameStoppedLoading", ({ frameId }) => {
      if (!tab.isMain(frameId) || !this.isLoading) return;
      this.isLoading = false;
      this.contents.emit("did-stop-loading", makeEvent({}));
    });
    tab.on("Network.responseReceived", ({ requestId, response, type }) => {
      if (type === "Document") this.statuses.set(requestId, { status: response.status, text: response.statusText });
    });
    tab.on("Network.loadingFailed", ({ requestId, errorText }) => void this.failures.set(requestId, errorText));
    tab.on("Page.frameNavigated", ({ frame }) => this.commit(frame));
    tab.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      const isMain = tab.isMain(frameId);
      if (isMain) this.url = this.contents.toElectron(url);
      this.contents.emit("did-navigate-in-page", makeEvent({}), this.contents.toElectron(url), isMain, 1, 1);
    });
    tab.on("Page.domContentEventFired", () => {
      if (!this.isErrorPage) this.contents.emit("dom-ready", makeEvent({}));
    });
    tab.on("Page.loadEventFired", () => {
      if (this.isErrorPage) return;
      this.contents.emit("did-finish-load", makeEvent({}));
      this.loadOf(this.loaderId).resolve();
    });
    const patterns = [{ urlPattern: "*", resourceType: "Document" as const }, { urlPattern: "https://*.invalid/*" }];
    await tab.send("Fetch.enable", { patterns });
  }

  /** Says that the app itself goes there now: that is no navigation of the page. */
  expect(url: string): void {
    this.asked.push(withoutHash(url));
  }

  /** Goes to an address of Chromium's, and waits until its page has loaded. Rejects with Electron's error when it can't. */
  async load(url: string): Promise<void> {
    this.expect(url);
    const { loaderId, errorText, isDownload } = await this.tab.send("Page.navigate", { url });
    this.forget(url);
    if (!loaderId) return; // it is a place in the same document
    const name = this.contents.toElectron(url);
    if (isDownload || errorText === "net::ERR_ABORTED") throw loadError("ERR_ABORTED", name); // no page of it comes
    await this.loadOf(loaderId).promise;
  }

  /** Goes to an address whose answer is a file, whatever it says of itself. */
  async download(url: string): Promise<void> {
    this.expect(url);
    this.downloads.add(withoutHash(url));
    await this.tab.send("Page.navigate", { url });
    this.forget(url);
  }

  /** Loads the document again. */
  async reload(options: { ignoreCache: boolean }): Promise<void> {
    this.expect(this.documentUrl);
    await this.tab.send("Page.reload", options);
  }

  private forget(url: string): void {
    const at = this.asked.indexOf(withoutHash(url));
    if (at >= 0) this.asked.splice(at, 1); // it never left; the page may go there later by itself
  }

  private loadOf(loaderId: string): Load {
    const load = this.loads.get(loaderId) ?? Promise.withResolvers<void>();
    this.loads.set(loaderId, load);
    load.promise.catch(() => {}); // who waits for it hears of it
    return load;
  }

  private async decide(paused: Paused): Promise<void> {
    const { requestId, request, resourceType, frameId, networkId } = paused;
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason) return this.makeDownload(paused);
    const isMain = this.tab.isMain(frameId);
    if (resourceType === "Document") {
      if (!this.mayGo(paused))
        return void (await this.tab.send("Fetch.failRequest", { requestId, errorReason: "Aborted" }));
      if (isMain) await this.contents.permit(request.url);
    }
    if (await this.contents.answer(this.tab, paused)) return;
    if (isMain && networkId && this.downloads.delete(request.url)) this.fileRequests.add(networkId);
    const interceptResponse = this.fileRequests.has(networkId ?? "");
    await this.tab.send("Fetch.continueRequest", { requestId, interceptResponse });
  }

  private mayGo({ request, frameId, redirectedRequestId }: Paused): boolean {
    const at = this.asked.indexOf(request.url);
    if (redirectedRequestId) return this.emitWill(["will-redirect"], frameId, request.url);
    if (this.tab.isMain(frameId) && at >= 0) return this.asked.splice(0, at + 1).length > 0;
    return this.emitWill(this.namesFor(frameId), frameId, request.url);
  }

  private namesFor(frameId: string): string[] {
    return this.tab.isMain(frameId) ? ["will-frame-navigate", "will-navigate"] : ["will-frame-navigate"];
  }

  /** Emits until one listener prevents it. Gives whether none did. */
  private emitWill(names: string[], frameId: string, chromiumUrl: string): boolean {
    const frame = this.tab.frames.get(frameId) ?? null;
    const isMainFrame = this.tab.isMain(frameId);
    const url = this.contents.toElectron(chromiumUrl);
    return names.every((name) => {
      const details = makeEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
      this.contents.emit(name, details, url, false, isMainFrame, 1, frame?.routingId ?? -1);
      return !details.defaultPrevented;
    });
  }

  /** A page wants to go where the network does not lead: another program's scheme. */
  private goElsewhere(frameId: string, url: string): void {
    if (/^(https?|about|blob|data|file|javascript|chrome-error):/i.test(url)) return; // held elsewhere, refused, or harmless
    if (this.emitWill(this.namesFor(frameId), frameId, url)) this.contents.emit("-handed-over", url);
  }

  private async makeDownload(paused: Paused): Promise<void> {
    const { requestId, networkId = "", responseHeaders = [], responseStatusCode: responseCode } = paused;
    if (responseCode === undefined || responseCode >= 300)
      return void (await this.tab.send("Fetch.continueResponse", { requestId }));
    this.fileRequests.delete(networkId);
    const has = responseHeaders.some(
      ({ name, value }) => /^content-disposition$/i.test(name) && /^attachment/i.test(value),
    );
    const more = has ? [] : [{ name: "content-disposition", value: "attachment" }];
    await this.tab.send("Fetch.continueResponse", {
      requestId,
      responseCode,
      responseHeaders: [...responseHeaders, ...more],
    });
  }

  private commit(frame: EventOf<"Page.frameNavigated">["frame"]): void {
    const isMain = this.tab.isMain(frame.id);
    const isError = frame.unreachableUrl !== undefined;
    const url = this.contents.toElectron(addressOf(frame));
    if (isMain) this.documentUrl = frame.unreachableUrl ?? frame.url;
    if (isMain) this.replace(frame.loaderId, url, isError);
    const { status, text } = this.statuses.get(frame.loaderId) ?? { status: -1, text: "" };
    if (isError) this.fail(frame.loaderId, url, isMain);
    else if (isMain) this.contents.emit("did-navigate", makeEvent({}), url, status, text);
    if (!isMain) return;
    this.statuses.clear();
    this.failures.clear();
  }

  private replace(loaderId: string, url: string, isError: boolean): void {
    this.url = url;
    this.loaderId = loaderId;
    this.isErrorPage = isError;
    for (const [id, load] of this.loads)
      if (id !== loaderId) {
        load.reject(loadError("ERR_ABORTED", url)); // another took its place; nothing happens when it had finished
        this.loads.delete(id);
      }
  }

  private fail(loaderId: string, url: string, isMain: boolean): void {
    const error = loadError(this.failures.get(loaderId) ?? "ERR_FAILED", url);
    if (error.code.startsWith("ERR_CERT_")) this.contents.emit("-certificate-error", url, `net::${error.code}`, isMain);
    this.contents.emit("did-fail-load", makeEvent({}), codeOf(error.code), error.code, url, isMain, 1, 1);
    if (isMain) this.loadOf(loaderId).reject(error);
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, "");
}
