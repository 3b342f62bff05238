// Characters that no text of ours or of people has (they are of Unicode's private use).
const [open, middle, close] = ["\uE000", "\uE001", "\uE002"];
const marked = /\uE000(\w+)\uE001([^\uE002]*)\uE002/g;

/** A piece of a text: plain, or one of its values by name. */
export interface Part {
  /** Null for what is not a value. */
  name: string | null;
  words: string;
}

/** Marks values by their names, so that they can be found again in the sentence that they are put into. */
export function mark<T extends Record<string, string>>(values: T): { [K in keyof T]: string } {
  const entries = Object.entries(values).map(([name, value]) => [name, open + name + middle + value + close]);
  return Object.fromEntries(entries) as { [K in keyof T]: string }; // the same names
}

/** Takes a sentence apart at its marked values. */
export function partsOf(sentence: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of sentence.matchAll(marked)) {
    if (match.index > end) parts.push({ name: null, words: sentence.slice(end, match.index) });
    parts.push({ name: match[1] ?? null, words: match[2] ?? "" });
    end = match.index + match[0].length;
  }
  if (end < sentence.length) parts.push({ name: null, words: sentence.slice(end) });
  return parts;
}

/** The words of a sentence alone. */
export function withoutMarks(sentence: string): string {
  return sentence.replaceAll(marked, "$2");
}
