import type { Page } from "playwright-core";
import { catalogue, frenchCatalogue } from "../packages/desktop/src/renderer/app/catalogues.ts";

const french = new Set(textsOf(frenchCatalogue));
const english = textsOf(catalogue)
  .filter((text) => !french.has(text) && /[a-z]{2}/i.test(text.replaceAll(/\{\{\w+\}\}/g, "")))
  .map(patternOf);

/** What a page shows, or tells a screen reader, that stands in the English catalogues. */
export async function findEnglish(page: Page): Promise<string[]> {
  const shown = await page.evaluate(readWords);
  return shown.filter((words) => english.some((pattern) => pattern.test(words)));
}

/** A text with values, such as `{{count}} tasks`, is any text with something in their places. */
function patternOf(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/\{\{\w+\}\}/g, ".+")}$`);
}

function textsOf(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) =>
    typeof value === "string" ? [value] : textsOf(Object(value)),
  );
}

/** Runs in the page. */
function readWords(): string[] {
  const words = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) words.push(walker.currentNode.nodeValue ?? "");
  for (const element of document.querySelectorAll("*")) {
    if (element.childElementCount === 0) words.push(element.textContent ?? "");
    for (const name of ["aria-label", "aria-description", "aria-roledescription", "placeholder", "title", "alt"])
      words.push(element.getAttribute(name) ?? "");
  }
  return [...new Set(words.map((word) => word.trim()))];
}
