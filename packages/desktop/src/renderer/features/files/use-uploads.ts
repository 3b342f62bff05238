import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { v7 as newId } from "uuid";
import { formatSize } from "../../lib/format.ts";
import { text } from "../../lib/text.ts";
import { useMeta } from "../../platform/meta.ts";
import { keys } from "../../platform/query-keys.ts";
import { announce } from "../../ui/announce.ts";
import { upload, type UploadOutcome } from "./upload.ts";

/** A file on its way. */
export interface Upload {
  id: string;
  file: File;
  state: "waiting" | "sending" | "failed";
  sentBytes: number;
  startedAt: number;
  /** Why it failed. */
  error?: string;
  /** Would sending it again help. */
  retryable?: boolean;
}

/** Uploads of a tablo: what is on its way, and what can be done about it. */
export interface Uploads {
  uploads: readonly Upload[];
  add: (files: Iterable<File>) => void;
  /** Cancels an upload that runs, forgets one that failed. */
  remove: (id: string) => void;
  retry: (id: string) => void;
}

const atOnce = 3;

/** Uploads files side by side, three at once. They go on while the page stays open. */
export function useUploads(tabloId: string): Uploads {
  const client = useQueryClient();
  const limitBytes = useMeta()?.maxUploadBytes;
  const [uploads, dispatch] = useReducer(reduce, []);
  const running = useRef(new Map<string, AbortController>());

  const start = useCallback(
    async (next: Upload): Promise<void> => {
      const cancelling = new AbortController();
      running.current.set(next.id, cancelling);
      dispatch({ kind: "change", id: next.id, fields: { state: "sending", startedAt: Date.now(), sentBytes: 0 } });
      const outcome = await upload({
        tabloId,
        file: next.file,
        signal: cancelling.signal,
        onProgress: (sentBytes) => dispatch({ kind: "change", id: next.id, fields: { sentBytes } }),
      });
      running.current.delete(next.id);
      if (outcome.kind === "done") {
        announce(text("files.done", { name: next.file.name }));
        await client.invalidateQueries({ queryKey: keys.files(tabloId) });
      }
      dispatch(afterwards(next.id, outcome));
    },
    [client, tabloId],
  );

  useEffect(() => {
    const free = atOnce - uploads.filter(({ state }) => state === "sending").length;
    const waiting = uploads.filter(({ id, state }) => state === "waiting" && !running.current.has(id));
    for (const next of waiting.slice(0, Math.max(0, free))) void start(next);
  }, [uploads, start]);

  return useMemo(
    () => ({
      uploads,
      add: (files) => dispatch({ kind: "add", uploads: [...files].map((file) => newUpload(file, limitBytes)) }),
      remove(id) {
        running.current.get(id)?.abort();
        dispatch({ kind: "remove", id });
      },
      retry: (id) => dispatch({ kind: "change", id, fields: { state: "waiting", error: undefined } }),
    }),
    [uploads, limitBytes],
  );
}

type Action =
  | { kind: "add"; uploads: Upload[] }
  | { kind: "change"; id: string; fields: Partial<Upload> }
  | { kind: "remove"; id: string };

function reduce(uploads: readonly Upload[], action: Action): readonly Upload[] {
  switch (action.kind) {
    case "add":
      return [...uploads, ...action.uploads];
    case "change":
      return uploads.map((item) => (item.id === action.id ? { ...item, ...action.fields } : item));
    case "remove":
      return uploads.filter(({ id }) => id !== action.id);
  }
}

function afterwards(id: string, outcome: UploadOutcome): Action {
  if (outcome.kind === "done" || outcome.kind === "cancelled") return { kind: "remove", id };
  const error = outcome.kind === "refused" ? outcome.message : text("files.interrupted");
  return { kind: "change", id, fields: { state: "failed", error, retryable: outcome.kind === "interrupted" } };
}

function newUpload(file: File, limitBytes: number | undefined): Upload {
  const error = refusalOf(file, limitBytes);
  return { id: newId(), file, state: error ? "failed" : "waiting", sentBytes: 0, startedAt: Date.now(), error };
}

/** Why a file need not even be sent. */
export function refusalOf(file: Pick<File, "size" | "type" | "name">, limitBytes: number | undefined) {
  if (limitBytes !== undefined && file.size > limitBytes)
    return text("files.tooLarge", { size: formatSize(file.size), limit: formatSize(limitBytes) });
  return file.size === 0 ? text("files.emptyFile") : undefined;
}
