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
  let heard = 0;
  const watch = setTimeout(() => {
    if (!asked) {
      watch.refresh();
      return;
    }
    const before = heard;
    // When this process stood still, what came meanwhile is read only after the timers: look again then.
    setImmediate(() => {
      if (heard === before) reader.destroy(explain(new Error(`nothing came for ${limitMs} ms`)));
    });
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
    heard += 1;
    watch.refresh();
    if (reader.push(chunk)) return;
    asked = false;
    source.pause();
  });
  source.once("end", () => {
    heard += 1;
    clearTimeout(watch); // all has come: the rest is the reader's time
    reader.push(null);
  });
  source.on("error", (error) => reader.destroy(explain(error)));
  source.once("close", () => {
    if (!source.readableEnded) reader.destroy(explain(new Error("the store broke off")));
  });
  source.pause();
  return reader;
}
