/** A command as a POSIX shell reads it back: word for word, whatever the words hold. */
export function quoteCommand(words: string[]): string {
  return words.map(quoteWord).join(" ");
}

function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word) && !/^[\w]+=/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
