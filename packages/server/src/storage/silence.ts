import { Readable } from "node:stream";

/**
 * Passes a source's bytes on, and breaks off when it says nothing for `limitMs` (up to twice that) although it was asked:
 * a reader that takes its time is not the source's fault. `explain` turns the source's own errors into what is thrown.
 */
export function limitSilence(
  source: Readable,
  { limitMs, explain }: { limitMs: number; explain: (error: unknown) => Error },
): Readable {
  let asked = false;
  const watch = setTimeout(() => {
    if (asked) reader.destroy(explain(new Error(`nothing came for ${limitMs} ms`)));
    else watch.refresh();
  }, limitMs);
  watch.unref();
  const reader = new Readable({
    read() {
      if (!asked) watch.refresh();
      asked = true;
      source.resume();
    },
    destroy(error, done) {
      clearTimeout(watch);
      source.destroy();
      done(error);
    },
  });
  source.on("data", (chunk: Buffer) => {
    watch.refresh();
    if (reader.push(chunk)) return;
    asked = false;
    source.pause();
  });
  source.once("end", () => reader.push(null));
  source.on("error", (error) => reader.destroy(explain(error)));
  source.once("close", () => {
    if (!source.readableEnded) reader.destroy(explain(new Error("the store broke off")));
  });
  source.pause();
  return reader;
}
