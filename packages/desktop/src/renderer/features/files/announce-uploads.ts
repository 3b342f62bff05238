import { text } from "../../lib/text.ts";
import type { Upload } from "./uploads.ts";

/** How long news are gathered, so that thirty files make one sentence and not thirty. */
const gatherMs = 800;

/** Tells assistive technology what becomes of uploads, gathered into a sentence for each kind of news. */
export function createUploadAnnouncer(say: (sentence: string) => void) {
  const news = { started: [] as Upload[], done: [] as Upload[], failed: [] as Upload[] };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(kind: keyof typeof news, uploads: readonly Upload[]): void {
    news[kind].push(...uploads);
    timer ??= setTimeout(sayAll, gatherMs);
  }

  function sayAll(): void {
    timer = undefined;
    for (const kind of ["started", "done", "failed"] as const) {
      const uploads = news[kind].splice(0);
      if (uploads.length > 0) say(sentenceOf(kind, uploads));
    }
  }

  return {
    started: (uploads: readonly Upload[]) => tell("started", uploads),
    done: (upload: Upload) => tell("done", [upload]),
    failed: (upload: Upload) => tell("failed", [upload]),
  };
}

function sentenceOf(kind: "started" | "done" | "failed", uploads: readonly Upload[]): string {
  const [first] = uploads;
  const count = uploads.length;
  if (count !== 1 || !first) return text(`files.told.${kind}Many`, { count });
  return text(`files.told.${kind}`, { name: first.file.name, reason: first.error ?? "" });
}
