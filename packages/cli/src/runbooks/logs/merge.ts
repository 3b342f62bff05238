import type { LogLine, LogSource } from "./line.ts";
import { parseLine } from "./parse-line.ts";

/** Reads a source's lines one by one. */
export async function* readSource({ service, lines }: LogSource): AsyncGenerator<LogLine> {
  let before: LogLine | null = null;
  for await (const text of lines) {
    if (text === "") continue;
    before = parseLine(service, text, before);
    yield before;
  }
}

/**
 * Merges streams that end, each in order of time, into one. It holds one line of each, and each keeps its own order;
 * of equal times the earlier stream's comes first, and lines without any time come first of all.
 */
export async function* mergeByTime(streams: AsyncIterable<LogLine>[]): AsyncGenerator<LogLine> {
  const open = streams.map((stream) => stream[Symbol.asyncIterator]());
  try {
    const heads = await Promise.all(open.map(async (stream) => nextOf(stream)));
    for (;;) {
      const at = earliest(heads);
      const [stream, line] = [open[at], heads[at]];
      if (!stream || !line) return;
      yield line;
      heads[at] = await nextOf(stream);
    }
  } finally {
    await Promise.all(open.map(async (stream) => stream.return?.()));
  }
}

async function nextOf(stream: AsyncIterator<LogLine>): Promise<LogLine | null> {
  const { done, value } = await stream.next();
  return done ? null : value;
}

function earliest(heads: (LogLine | null)[]): number {
  let found = -1;
  let foundMs = Number.POSITIVE_INFINITY;
  for (const [at, line] of heads.entries()) {
    if (!line) continue;
    const timeMs = line.timeMs ?? Number.NEGATIVE_INFINITY;
    if (found !== -1 && timeMs >= foundMs) continue;
    found = at;
    foundMs = timeMs;
  }
  return found;
}

/** The last `count` lines; it holds no more than twice as many. */
export async function lastLines(lines: AsyncIterable<LogLine>, count: number): Promise<LogLine[]> {
  let kept: LogLine[] = [];
  for await (const line of lines) {
    kept.push(line);
    if (kept.length >= count * 2) kept = count === 0 ? [] : kept.slice(-count);
  }
  return count === 0 ? [] : kept.slice(-count);
}
