import type { Deps } from "../deps.ts";
import { FileModel } from "./file.model.ts";

/** Often enough that a few may fail before an upload is taken for dead, an hour after the last. */
const everyMs = 5 * 60_000;

/**
 * Says of an upload every few minutes that it still goes on, since 1 GB over a slow line may take hours: the orphan job
 * leaves it alone. Returns what ends that.
 */
export function giveSignsOfLife({ db, log }: Pick<Deps, "db" | "log">, fileId: string): () => void {
  const timer = setInterval(() => {
    FileModel.query(db)
      .findById(fileId)
      .patch({ seen_at: db.fn.now() }) // by the database's clock, by which it is judged
      .catch((error: unknown) => log.warn({ err: error, fileId }, "an upload could not say that it goes on"));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
