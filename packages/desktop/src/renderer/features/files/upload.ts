import { api, file as fileSchema, problem, urlOf, type File as StoredFile } from "@xtablo/contract";
import { serverText } from "../../platform/server-text.ts";

/** How an upload ended. */
export type UploadOutcome =
  | { kind: "done"; file: StoredFile }
  /** The server refused, and said why and, when it is only busy or away, how long to wait. */
  | { kind: "refused"; message: string; passing: boolean; retryAfterMs: number | null }
  /** The connection was lost. */
  | { kind: "interrupted" }
  | { kind: "cancelled" };

/** How to send a file, and how to follow it. */
export interface UploadOptions {
  tabloId: string;
  file: File;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/**
 * Sends one file. By `XMLHttpRequest`, since `fetch` says nothing of how far it is.
 * An answer that came before the body was sent whole (too large) is understood all the same.
 */
export function upload({ tabloId, file, signal, onProgress }: UploadOptions): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file, file.name);
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(Math.min(loaded, file.size)));
    request.addEventListener("load", () =>
      resolve(outcomeOf(request.status, request.responseText, request.getResponseHeader("retry-after"))),
    );
    request.addEventListener("error", () => resolve({ kind: "interrupted" }));
    request.addEventListener("timeout", () => resolve({ kind: "interrupted" }));
    request.addEventListener("abort", () => resolve({ kind: "cancelled" }));
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", urlOf(api.files.upload, { params: { tabloId } }));
    request.setRequestHeader("accept", "application/json");
    request.send(body);
  });
}

/** What an answer of the server says. `retryAfter`: its header of that name, if it has one. */
export function outcomeOf(status: number, answer: string, retryAfter: string | null = null): UploadOutcome {
  const body = parseJson(answer);
  const stored = fileSchema.safeParse(body);
  if (status === 201 && stored.success) return { kind: "done", file: stored.data };
  const refusal = problem.safeParse(body);
  if (!refusal.success) return { kind: "interrupted" };
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return {
    kind: "refused",
    message: serverText(refusal.data.detail),
    passing: status >= 500 || status === 429 || refusal.data.code === "upload_broken_off",
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  };
}

function parseJson(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}
