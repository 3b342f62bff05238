const segmenter = new Intl.Segmenter();

/** The first letter of a text as people see it, in upper case; empty for an empty text. */
export function firstLetter(text: string): string {
  const [first] = segmenter.segment(text.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
}
