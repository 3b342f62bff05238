import type { File as StoredFile } from "@xtablo/contract";
import { text } from "../../lib/text.ts";
import { serverText } from "../../platform/server-text.ts";
import type { UploadOptions, UploadOutcome } from "./upload.ts";
import { createUploads, isActive, newUpload, type Upload } from "./uploads.ts";

/** Files to send, side by side but not all at once. It outlives the page that it was begun on. */
export interface UploadQueue {
  get: () => readonly Upload[];
  /** Is anything not at its end yet. */
  isBusy: () => boolean;
  subscribe: (listener: () => void) => () => void;
  /** `limitBytes`: the largest file that the server takes, where that is known. */
  add: (tabloId: string, files: Iterable<File>, limitBytes: number | undefined) => void;
  /** Cancels an upload that runs, forgets one that waits or failed. */
  remove: (id: string) => void;
  /** Sends a failed or paused one now. */
  retry: (id: string) => void;
}

/** What a queue works with, and whom it tells. */
export interface UploadQueueDeps {
  send: (options: UploadOptions) => Promise<UploadOutcome>;
  /** The file, if the server has stored it although its answer got lost. Throws when the server cannot be asked. */
  findStored: (upload: Upload) => Promise<StoredFile | undefined>;
  /** Milliseconds to wait after so many failures, when the server named no time. */
  pauseMs: (failures: number) => number;
  onStarted: (uploads: readonly Upload[]) => void;
  onDone: (upload: Upload, stored: StoredFile) => void;
  onFailed: (upload: Upload) => void;
}

const atOnce = 3;
/** With growing pauses, these are a minute or two: a restart, a lift, a tunnel. */
const triesByItself = 8;

/** Makes an {@link UploadQueue}. */
export function createUploadQueue({ send, findStored, pauseMs, ...tell }: UploadQueueDeps): UploadQueue {
  const uploads = createUploads(startNext);
  const running = new Map<string, AbortController>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function startNext(): void {
    const next = uploads.get().find(({ id, state }) => state === "waiting" && !running.has(id));
    if (next && running.size < atOnce) void start(next);
  }

  async function start(upload: Upload): Promise<void> {
    const cancelling = new AbortController();
    running.set(upload.id, cancelling);
    const sent = sendOnce(upload, cancelling.signal);
    uploads.change(upload.id, { state: "sending", startedAt: Date.now(), sentBytes: 0 });
    const outcome = await sent;
    running.delete(upload.id);
    if (outcome.kind === "cancelled" || cancelling.signal.aborted) return uploads.forget(upload.id);
    if (outcome.kind !== "done") return stop(upload, outcome);
    tell.onDone(upload, outcome.file);
    uploads.change(upload.id, { state: "done", sentBytes: upload.file.size });
  }

  async function sendOnce(upload: Upload, signal: AbortSignal): Promise<UploadOutcome> {
    const { id, tabloId, file } = upload;
    if (upload.unanswered) {
      const stored = await findStored(upload).catch(() => "unknown" as const);
      if (stored === "unknown") return { kind: "interrupted" }; // the server is still away
      if (stored) return { kind: "done", file: stored };
      if (signal.aborted) return { kind: "cancelled" }; // while the server was asked
    }
    let sent = 0;
    const onProgress = (sentBytes: number): void => uploads.change(id, { sentBytes: (sent = sentBytes) });
    const outcome = await send({ tabloId, file, signal, onProgress });
    uploads.change(id, { unanswered: outcome.kind === "interrupted" && sent >= file.size });
    return outcome;
  }

  function stop(upload: Upload, outcome: Failure): void {
    const failures = upload.failures + 1;
    const { error, retryable, retryAfterMs } = whyOf(outcome);
    if (!retryable || failures >= triesByItself) {
      uploads.change(upload.id, { state: "failed", failures: 0, error, retryable });
      return tell.onFailed({ ...upload, error });
    }
    const waitMs = retryAfterMs ?? pauseMs(failures);
    const timer = setTimeout(() => retry(upload.id), waitMs);
    timers.set(upload.id, timer);
    uploads.change(upload.id, { state: "paused", failures, error, retryAt: Date.now() + waitMs });
  }

  function stopTimer(id: string): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
  }

  function retry(id: string): void {
    stopTimer(id);
    uploads.change(id, { state: "waiting", error: undefined, retryAt: undefined });
  }

  return {
    get: uploads.get,
    isBusy: () => uploads.get().some(isActive),
    subscribe: uploads.subscribe,
    add(tabloId, files, limitBytes) {
      const added = [...files].map((file) => newUpload(tabloId, file, limitBytes));
      const wanted = added.filter(isActive);
      if (wanted.length > 0) tell.onStarted(wanted);
      for (const upload of added) if (upload.state === "failed") tell.onFailed(upload);
      uploads.add(added);
    },
    remove(id) {
      stopTimer(id);
      running.get(id)?.abort();
      uploads.forget(id);
    },
    retry,
  };
}

type Failure = Extract<UploadOutcome, { kind: "refused" | "interrupted" }>;

function whyOf(outcome: Failure): { error: string; retryable: boolean; retryAfterMs: number | null } {
  if (outcome.kind === "interrupted") return { error: text("files.interrupted"), retryable: true, retryAfterMs: null };
  return { error: serverText(outcome.message), retryable: outcome.passing, retryAfterMs: outcome.retryAfterMs };
}
