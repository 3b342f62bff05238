import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SaveDialogOptions } from "electron";
import type { Chromium, EventOf } from "./chromium.ts";
import { dialog } from "./dialog.ts";
import { hostRecords } from "./records.ts";
import { makeEvent, StrictEmitter } from "./refuse.ts";

type DownloadState = "progressing" | "completed" | "cancelled" | "interrupted";

/** A file on its way from a page to the disk. */
export class DownloadItem extends StrictEmitter {
  private readonly begun: EventOf<"Browser.downloadWillBegin">;
  private readonly stop: () => void;
  private readonly address: string;
  private savePath = "";
  private options: SaveDialogOptions = {};
  private received = 0;
  private total = 0;
  private state: DownloadState = "progressing";

  constructor(begun: EventOf<"Browser.downloadWillBegin">, address: string, stop: () => void) {
    super(["updated", "done"]);
    this.begun = begun;
    this.address = address;
    this.stop = stop;
  }

  getFilename(): string {
    return this.begun.suggestedFilename;
  }

  getURL(): string {
    return this.address;
  }

  /** Chromium's protocol does not say. */
  hasUserGesture(): boolean {
    return false;
  }

  getTotalBytes(): number {
    return this.total;
  }

  getReceivedBytes(): number {
    return this.received;
  }

  getState(): DownloadState {
    return this.state;
  }

  setSavePath(path: string): void {
    this.savePath = path;
  }

  getSavePath(): string {
    return this.savePath;
  }

  setSaveDialogOptions(options: SaveDialogOptions): void {
    this.options = options;
  }

  getSaveDialogOptions(): SaveDialogOptions {
    return this.options;
  }

  cancel(): void {
    if (this.state !== "progressing") return;
    this.stop();
    this.end("cancelled");
  }

  /** The host's: how far it is. */
  progress(received: number, total: number): void {
    this.received = received;
    this.total = total;
    if (this.state === "progressing") this.emit("updated", makeEvent({}), "progressing");
  }

  /** The host's: it is over. */
  end(state: DownloadState): void {
    if (this.state !== "progressing") return;
    this.state = state;
    this.emit("done", makeEvent({}), state);
  }
}

/** Who hears of downloads. */
export interface DownloadWatcher {
  emit(event: "will-download", ...args: unknown[]): boolean;
  contentsOf(frameId: string): unknown;
  toElectron(url: string): string;
}

/**
 * Emits `will-download` and does what the app decides. Chromium writes to a folder of the host's; the file goes to its place
 * when it is whole. Without a path the save dialog is asked, as in Electron.
 */
export async function watchDownloads(chromium: Chromium, folder: string, watcher: DownloadWatcher): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const items = new Map<string, { item: DownloadItem; placed: Promise<void> }>();
  chromium.on("Browser.downloadWillBegin", (begun) => {
    const cancel = (): void => void chromium.send("Browser.cancelDownload", { guid: begun.guid }).catch(() => {});
    const item = new DownloadItem(begun, watcher.toElectron(begun.url), cancel);
    hostRecords.downloads.push(item as never);
    const event = makeEvent({});
    watcher.emit("will-download", event, item, watcher.contentsOf(begun.frameId));
    if (event.defaultPrevented) return cancel();
    items.set(begun.guid, { item, placed: askForPlace(item) });
  });
  chromium.on("Browser.downloadProgress", ({ guid, receivedBytes, totalBytes, state }) => {
    const known = items.get(guid);
    if (!known) return;
    known.item.progress(receivedBytes, totalBytes);
    if (state === "canceled") known.item.end("interrupted");
    else if (state === "completed") known.placed.then(() => place(known.item, join(folder, guid)), report);
  });
  const behavior = { behavior: "allowAndName" as const, downloadPath: folder, eventsEnabled: true };
  await chromium.send("Browser.setDownloadBehavior", behavior);
}

async function askForPlace(item: DownloadItem): Promise<void> {
  if (item.getSavePath() !== "") return;
  const { filePath } = await dialog.showSaveDialog(item.getSaveDialogOptions());
  if (filePath) item.setSavePath(filePath);
  else item.cancel();
}

function place(item: DownloadItem, file: string): void {
  if (item.getState() === "progressing") {
    mkdirSync(dirname(item.getSavePath()), { recursive: true });
    copyFileSync(file, item.getSavePath());
  }
  rmSync(file, { force: true });
  item.end("completed");
}

function report(error: unknown): void {
  process.stderr.write(`A download was not kept: ${String(error)}\n`);
}
