import { v7 as newId } from "uuid";
import { formatSize } from "../../lib/format.ts";
import { text } from "../../lib/text.ts";
import type { UploadOutcome, UploadOptions } from "./upload.ts";

/** A file on its way. */
export interface Upload {
  id: string;
  tabloId: string;
  file: File;
  state: "waiting" | "sending" | "failed";
  sentBytes: number;
  startedAt: number;
  /** Why it failed. */
  error?: string;
  /** Would sending it again help. */
  retryable?: boolean;
}

/** Files to send, side by side but not all at once. It outlives the page that it was begun on. */
export interface UploadQueue {
  get: () => readonly Upload[];
  subscribe: (listener: () => void) => () => void;
  /** `limitBytes`: the largest file that the server takes, where that is known. */
  add: (tabloId: string, files: Iterable<File>, limitBytes: number | undefined) => void;
  /** Cancels an upload that runs, forgets one that waits or failed. */
  remove: (id: string) => void;
  retry: (id: string) => void;
}

export interface UploadQueueDeps {
  send: (options: UploadOptions) => Promise<UploadOutcome>;
  onDone: (upload: Upload) => void;
}

const atOnce = 3;

/** Makes an {@link UploadQueue}. */
export function createUploadQueue({ send, onDone }: UploadQueueDeps): UploadQueue {
  const listeners = new Set<() => void>();
  const running = new Map<string, AbortController>();
  let uploads: readonly Upload[] = [];

  function set(next: readonly Upload[]): void {
    uploads = next;
    for (const listener of listeners) listener();
    startNext();
  }
  function startNext(): void {
    const next = uploads.find(({ id, state }) => state === "waiting" && !running.has(id));
    if (next && running.size < atOnce) void start(next);
  }
  function change(id: string, fields: Partial<Upload>): void {
    set(uploads.map((upload) => (upload.id === id ? { ...upload, ...fields } : upload)));
  }
  function forget(id: string): void {
    set(uploads.filter((upload) => upload.id !== id));
  }

  async function start(upload: Upload): Promise<void> {
    const cancelling = new AbortController();
    running.set(upload.id, cancelling);
    const { tabloId, file } = upload;
    const onProgress = (sentBytes: number): void => change(upload.id, { sentBytes });
    const sent = send({ tabloId, file, signal: cancelling.signal, onProgress });
    change(upload.id, { state: "sending", startedAt: Date.now(), sentBytes: 0 });
    const outcome = await sent;
    running.delete(upload.id);
    if (outcome.kind === "done") onDone(upload);
    if (outcome.kind === "done" || outcome.kind === "cancelled") forget(upload.id);
    else change(upload.id, failureOf(outcome));
  }

  return {
    get: () => uploads,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (tabloId, files, limitBytes) =>
      set([...uploads, ...[...files].map((file) => newUpload(tabloId, file, limitBytes))]),
    remove(id) {
      running.get(id)?.abort();
      forget(id);
    },
    retry: (id) => change(id, { state: "waiting", error: undefined }),
  };
}

function failureOf(outcome: Extract<UploadOutcome, { kind: "refused" | "interrupted" }>): Partial<Upload> {
  if (outcome.kind === "refused") return { state: "failed", error: outcome.message, retryable: false };
  return { state: "failed", error: text("files.interrupted"), retryable: true };
}

/** What need not even be sent fails at once: files that are empty, or too large for the server. */
function newUpload(tabloId: string, file: File, limitBytes: number | undefined): Upload {
  const error = refusalOf(file, limitBytes);
  return {
    id: newId(),
    tabloId,
    file,
    state: error ? "failed" : "waiting",
    sentBytes: 0,
    startedAt: Date.now(),
    error,
  };
}

function refusalOf({ size }: File, limitBytes: number | undefined): string | undefined {
  if (limitBytes !== undefined && size > limitBytes)
    return text("files.tooLarge", { size: formatSize(size), limit: formatSize(limitBytes) });
  return size === 0 ? text("files.emptyFile") : undefined;
}
