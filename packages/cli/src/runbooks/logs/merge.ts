import type { LogLine, LogSource } from "./line.ts";
import { parseLine } from "./parse-line.ts";

/** Reads a source's lines, as many at once as came. */
export async function* readSource({ service, lines }: LogSource): AsyncGenerator<LogLine[]> {
  let before: LogLine | null = null;
  for await (const texts of lines) {
    const read: LogLine[] = [];
    for (const text of texts) {
      if (text === "") continue;
      before = parseLine(service, text, before);
      read.push(before);
    }
    if (read.length > 0) yield read;
  }
}

/** What came of a stream and is not merged yet. */
interface Head {
  stream: AsyncIterator<LogLine[]>;
  lines: LogLine[];
  at: number;
}

/**
 * Merges streams that end, each in order of time, into one. It holds what came at once of each, and each keeps its own
 * order; of equal times the earlier stream's comes first, and lines without any time come first of all.
 */
export async function* mergeByTime(streams: AsyncIterable<LogLine[]>[]): AsyncGenerator<LogLine[]> {
  const heads = streams.map((stream): Head => ({ stream: stream[Symbol.asyncIterator](), lines: [], at: 0 }));
  try {
    await Promise.all(heads.map(refill));
    for (let open = heads.filter(hasMore); open.length > 0; open = open.filter(hasMore)) {
      yield takeInOrder(open);
      await Promise.all(open.filter((head) => !hasMore(head)).map(refill));
    }
  } finally {
    await Promise.all(heads.map(async ({ stream }) => stream.return?.()));
  }
}

function hasMore({ lines, at }: Head): boolean {
  return at < lines.length;
}

async function refill(head: Head): Promise<void> {
  const { done, value } = await head.stream.next();
  head.lines = done ? [] : value;
  head.at = 0;
}

/** Until one of them has no more: what comes next of it may be earlier than what the others hold. */
function takeInOrder(heads: Head[]): LogLine[] {
  const taken: LogLine[] = [];
  for (;;) {
    const head = earliest(heads);
    const line = head?.lines[head.at];
    if (!head || !line) return taken;
    taken.push(line);
    head.at += 1;
    if (!hasMore(head)) return taken;
  }
}

function earliest(heads: Head[]): Head | undefined {
  let found: Head | undefined;
  let foundMs = Number.POSITIVE_INFINITY;
  for (const head of heads) {
    const timeMs = head.lines[head.at]?.timeMs ?? Number.NEGATIVE_INFINITY;
    if (found && timeMs >= foundMs) continue;
    found = head;
    foundMs = timeMs;
  }
  return found;
}

/** The last `count` lines; it holds no more than these and what comes at once. */
export async function lastLines(lines: AsyncIterable<LogLine[]>, count: number): Promise<LogLine[]> {
  let kept: LogLine[] = [];
  for await (const came of lines) kept = count === 0 ? [] : [...kept, ...came].slice(-count);
  return kept;
}
