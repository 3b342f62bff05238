import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState, useSyncExternalStore } from "react";
import { text } from "../../lib/text.ts";
import { useMeta } from "../../platform/meta.ts";
import { keys } from "../../platform/query-keys.ts";
import { announce } from "../../ui/announce.ts";
import { createUploadQueue, type Upload } from "./upload-queue.ts";
import { upload } from "./upload.ts";
import { useUploadsHolder } from "./uploads-provider.tsx";

/** Uploads of a tablo: what is on its way, and what can be done about it. */
export interface Uploads {
  uploads: readonly Upload[];
  add: (files: Iterable<File>) => void;
  /** Cancels an upload that runs, forgets one that waits or failed. */
  remove: (id: string) => void;
  retry: (id: string) => void;
}

/** Uploads files to a tablo. They go on while one looks at other pages. */
export function useUploads(tabloId: string): Uploads {
  const client = useQueryClient();
  const holder = useUploadsHolder();
  const limitBytes = useMeta()?.maxUploadBytes;
  const [queue] = useState(
    () =>
      (holder.queue ??= createUploadQueue({
        send: upload,
        onDone(done) {
          announce(text("files.done", { name: done.file.name }));
          void client.invalidateQueries({ queryKey: keys.files(done.tabloId) });
        },
      })),
  );
  const all = useSyncExternalStore(queue.subscribe, queue.get);
  return useMemo(
    () => ({
      uploads: all.filter((upload) => upload.tabloId === tabloId),
      add: (files) => queue.add(tabloId, files, limitBytes),
      remove: queue.remove,
      retry: queue.retry,
    }),
    [all, queue, tabloId, limitBytes],
  );
}
