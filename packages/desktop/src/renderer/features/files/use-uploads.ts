import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "@xtablo/contract";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { text } from "../../lib/text.ts";
import { call } from "../../platform/api.ts";
import { useMeta } from "../../platform/meta.ts";
import { retryDelay } from "../../platform/query-client.ts";
import { useSession } from "../../platform/session.ts";
import { announce } from "../../ui/announce.ts";
import { showToast } from "../../ui/toast.tsx";
import { createUploadAnnouncer } from "./announce-uploads.ts";
import { noteFile } from "./note-file.ts";
import { createUploadQueue, type UploadQueue } from "./upload-queue.ts";
import { upload } from "./upload.ts";
import { useUploadsHolder } from "./uploads-provider.tsx";
import type { Upload } from "./uploads.ts";

/** The clocks of browser and server may differ by so much. */
const clockSkewMs = 60_000;
const mostHashedBytes = 512 * 1_048_576;

/** Gives the queue of this window, and the function that puts files in it for a tablo. */
export function useUploadQueue(tabloId: string): { queue: UploadQueue; add: (files: Iterable<File>) => void } {
  const holder = useUploadsHolder();
  const make = useMakeQueue();
  const limitBytes = useMeta()?.maxUploadBytes;
  const [queue] = useState(() => (holder.queue ??= make()));
  useRetryOnline(queue);
  return useMemo(
    () => ({ queue, add: (files) => queue.add(tabloId, files, limitBytes) }),
    [queue, tabloId, limitBytes],
  );
}

/** A tablo's uploads, as they go on. */
export function useUploads(queue: UploadQueue, tabloId: string): readonly Upload[] {
  const all = useSyncExternalStore(queue.subscribe, queue.get);
  return useMemo(() => all.filter((one) => one.tabloId === tabloId), [all, tabloId]);
}

function useMakeQueue(): () => UploadQueue {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { user } = useSession();
  const announcer = createUploadAnnouncer(announce);
  const open = (tabloId: string) => void navigate({ to: "/tablos/$tabloId/files", params: { tabloId } });
  return () =>
    createUploadQueue({
      send: upload,
      findStored: (lost) => findStored(lost, user?.id),
      pauseMs: retryDelay,
      onStarted: announcer.started,
      onDone(done, stored) {
        announcer.done(done);
        noteFile(client, stored);
      },
      onFailed(failed) {
        announcer.failed(failed);
        tellElsewhere(failed, () => open(failed.tabloId));
      },
    });
}

/** The new file of the tablo that is this upload: the same bytes, by the same person, and since it was added. */
async function findStored({ tabloId, file, addedAt }: Upload, userId: string | undefined) {
  const sha256 = await hashOf(file);
  const { items } = await call(api.files.list, { params: { tabloId }, query: { limit: 50 } });
  return items.find(
    (stored) =>
      stored.sha256 === sha256 && stored.uploaderId === userId && Date.parse(stored.createdAt) >= addedAt - clockSkewMs,
  );
}

/**
 * Undefined where browsers give no hashes, on a page without https, and of a file that memory would have to hold whole:
 * there a lost answer can make a second copy.
 */
async function hashOf(file: File): Promise<string | undefined> {
  if (!window.isSecureContext || file.size > mostHashedBytes) return undefined;
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What failed is said on the tablo's files page; whoever is on another page gets a notice that leads there. */
function tellElsewhere({ tabloId, file, error }: Upload, open: () => void): void {
  if (location.pathname.startsWith(`/tablos/${tabloId}/files`)) return;
  showToast({
    tone: "danger",
    message: text("files.told.failed", { name: file.name, reason: error ?? "" }),
    action: { label: text("files.told.show"), onAction: open },
    timeoutMs: null,
  });
}

/** What pauses need not wait for its time once the device is on the network again. */
function useRetryOnline(queue: UploadQueue): void {
  useEffect(() => {
    const retryAll = (): void => {
      for (const { id, state } of queue.get()) if (state === "paused") queue.retry(id);
    };
    window.addEventListener("online", retryAll);
    return () => window.removeEventListener("online", retryAll);
  }, [queue]);
}
