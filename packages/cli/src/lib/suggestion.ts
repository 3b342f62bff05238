/** The candidate that a mistyped word most likely meant. The server's list is loaded only when somebody mistypes. */
export async function suggestWord(word: string, candidates: string[]): Promise<string | null> {
  const { suggest } = await import("@xtablo/server/ops/database");
  return suggest(word, candidates);
}
