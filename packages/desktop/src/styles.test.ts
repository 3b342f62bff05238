import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const styles = globSync("{renderer,pages}/**/*.css", { cwd: import.meta.dirname })
  .filter((path) => !path.endsWith("tokens.css"))
  .map((path) => ({ path, css: readFileSync(`${import.meta.dirname}/${path}`, "utf8") }));

test("colours go by their meaning: no hex and no raw token outside of tokens.css", () => {
  expect(offenders(/#[0-9a-f]{3,8}\b|var\(--(?:ink|night|purple|blue|red|green|amber|tablo)-/i)).toEqual([]);
});

test("nothing is made important, and no style goes by an id", () => {
  expect(offenders(/!important|^\s*#[a-z]/im)).toEqual([]);
});

test("every style lies in a layer", () => {
  const isOutside = (css: string) => !/^(?:\/\*[\s\S]*?\*\/|\s)*@layer/.test(css);
  expect(styles.filter(({ css }) => isOutside(css)).map(({ path }) => path)).toEqual([]);
});

test("sides are logical, so that the page can be turned around", () => {
  const physical = /(?:margin|padding|border)-(?:left|right|top|bottom)\b|^\s*(?:left|right|width|height):/m;
  expect(offenders(physical)).toEqual([]);
});

function offenders(pattern: RegExp): string[] {
  return styles.filter(({ css }) => pattern.test(css)).map(({ path }) => path);
}
