import { v7 as newId } from "uuid";
import { formatSize } from "../../lib/format.ts";
import { text } from "../../lib/text.ts";

/** A file on its way. */
export interface Upload {
  id: string;
  tabloId: string;
  file: File;
  /** `paused`: it did not get through, and is tried again by itself. `done` ones are kept until all of the tablo are. */
  state: "waiting" | "sending" | "paused" | "failed" | "done";
  sentBytes: number;
  /** Milliseconds since 1970, as are the next two. */
  addedAt: number;
  /** When this try began. */
  startedAt: number;
  /** When a paused one is tried again. */
  retryAt?: number;
  /** How often it did not get through so far. */
  failures: number;
  /** All of it was sent and no answer came: the server may have stored it. */
  unanswered?: boolean;
  /** Why it failed or pauses. */
  error?: string;
  /** Would sending it again help. */
  retryable?: boolean;
}

/** The uploads of this window, in the order they were added. Calls `onChange` last after each change. */
export function createUploads(onChange: () => void) {
  const listeners = new Set<() => void>();
  let uploads: readonly Upload[] = [];

  function set(next: readonly Upload[]): void {
    const busy = new Set(next.filter(isActive).map(({ tabloId }) => tabloId));
    uploads = next.filter(({ state, tabloId }) => state !== "done" || busy.has(tabloId));
    for (const listener of listeners) listener();
    onChange();
  }

  return {
    get: () => uploads,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (added: readonly Upload[]) => set([...uploads, ...added]),
    change: (id: string, fields: Partial<Upload>) =>
      set(uploads.map((upload) => (upload.id === id ? { ...upload, ...fields } : upload))),
    forget: (id: string) => set(uploads.filter((upload) => upload.id !== id)),
  };
}

/** Is an upload not at its end yet. */
export function isActive({ state }: Upload): boolean {
  return state === "waiting" || state === "sending" || state === "paused";
}

/** Makes an upload. What need not even be sent has failed at once: files that are empty, or too large for the server. */
export function newUpload(tabloId: string, file: File, limitBytes: number | undefined): Upload {
  const error = refusalOf(file, limitBytes);
  const state = error === undefined ? "waiting" : "failed";
  const now = Date.now();
  return { id: newId(), tabloId, file, state, sentBytes: 0, addedAt: now, startedAt: now, failures: 0, error };
}

/** How far uploads are together: how many are done of how many that were not refused, and the share of their bytes. */
export function totalOf(uploads: readonly Upload[]): { done: number; count: number; share: number } {
  const wanted = uploads.filter(({ state }) => state !== "failed");
  const bytes = wanted.reduce((sum, { file }) => sum + file.size, 0);
  const sent = wanted.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
  const done = wanted.filter(({ state }) => state === "done").length;
  return { done, count: wanted.length, share: bytes === 0 ? 0 : sent / bytes };
}

function refusalOf({ size }: File, limitBytes: number | undefined): string | undefined {
  if (limitBytes !== undefined && size > limitBytes)
    return text("files.tooLarge", { size: formatSize(size), limit: formatSize(limitBytes) });
  return size === 0 ? text("files.emptyFile") : undefined;
}
