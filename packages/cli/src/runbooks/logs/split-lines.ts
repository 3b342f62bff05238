import { StringDecoder } from "node:string_decoder";

/** A line longer than this is given in pieces, so that no log can fill the memory. */
const longestLine = 1_048_576;

/** Cuts a stream of bytes into its lines, the last one even without its newline. Gives those of a chunk at once. */
export async function* splitLines(chunks: AsyncIterable<unknown>): AsyncGenerator<string[]> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + (Buffer.isBuffer(chunk) ? decoder.write(chunk) : String(chunk))).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) {
      lines.push(rest);
      rest = "";
    }
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  rest += decoder.end();
  if (rest !== "") yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
