import { Strict } from "./refuse.ts";
import type { Tab } from "./tab.ts";

/** Where a view was, as of its last navigation. `go` says that the app itself goes there. */
export class NavigationHistory extends Strict {
  private readonly tab: Promise<Tab>;
  private readonly go: (url: string) => Promise<void>;
  private entries: { id: number; url: string }[] = [];
  private at = 0;

  constructor(tab: Promise<Tab>, go: (url: string) => Promise<void>) {
    super();
    this.tab = tab;
    this.go = go;
  }

  canGoBack(): boolean {
    return this.entries[this.at - 1] !== undefined;
  }

  canGoForward(): boolean {
    return this.entries[this.at + 1] !== undefined;
  }

  goBack(): void {
    this.step(-1).catch(() => {});
  }

  goForward(): void {
    this.step(1).catch(() => {});
  }

  /** The host's. The empty page with which each of Chromium's pages begins does not count. */
  async refresh(): Promise<void> {
    const { entries, currentIndex } = await (await this.tab).send("Page.getNavigationHistory");
    const first = entries[0]?.url === "about:blank" ? 1 : 0;
    this.entries = entries.slice(first);
    this.at = currentIndex - first;
  }

  private async step(by: 1 | -1): Promise<void> {
    await this.refresh(); // Chromium may know more than has been told
    const entry = this.entries[this.at + by];
    if (!entry) return;
    await this.go(entry.url);
    await (await this.tab).send("Page.navigateToHistoryEntry", { entryId: entry.id });
  }
}
