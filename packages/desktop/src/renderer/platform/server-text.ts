import { formatSize } from "../lib/format.ts";
import { currentTexts } from "../lib/text.ts";

const group = "server.";

/**
 * A sentence of the server in the page's language, or as it is when the page has no words of its own for it.
 * The API speaks English alone; the texts of `server.fr.ts` go by the English sentence.
 */
export function serverText(sentence: string): string {
  for (const [key, translation] of currentTexts()) {
    const values = key.startsWith(group) ? valuesIn(sentence, key.slice(group.length)) : null;
    if (values) return translation.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => localized(values[name] ?? ""));
  }
  return sentence;
}

/** What stands in a sentence where its template has `{{names}}`; null when it is another sentence. */
function valuesIn(sentence: string, template: string): Record<string, string> | null {
  const plain = template.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  const pattern = plain.replaceAll(/\{\{(\w+)\}\}/g, "(?<$1>.+)");
  const found = new RegExp(`^${pattern}$`).exec(sentence);
  return found && { ...found.groups };
}

/** A size such as `25 MB` in the reader's units; any other value as it is. */
function localized(value: string): string {
  const [, number, unit] = /^(\d+) ([kM])B$/.exec(value) ?? [];
  return number ? formatSize(Number(number) * (unit === "M" ? 1_048_576 : 1_024)) : value;
}
