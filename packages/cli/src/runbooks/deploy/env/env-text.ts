import { parseEnv } from "node:util";
import { Failure } from "../../../lib/failure.ts";

/** What the text of an env file sets. The last line of a name counts, as for Compose. */
export function readEnvText(text: string): Record<string, string> {
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? ""]));
}

/** The same text with one value changed where it stands, or added at the end; comments stay. Throws on what no env file can hold. */
export function setInEnvText(text: string, name: string, value: string): string {
  const line = `${name}=${quoteValue(name, value)}`;
  const lines = text.split("\n");
  const at = lines.findLastIndex((other) => nameOf(other) === name);
  if (at >= 0) return lines.with(at, line).join("\n");
  const end = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${text}${end}${line}\n`;
}

/** Names that are set more than once, where a reader would believe the first. */
export function findRepeated(text: string): string[] {
  const names = text.split("\n").flatMap((line) => nameOf(line) ?? []);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function nameOf(line: string): string | null {
  return /^\s*(?:export\s+)?([\w.-]+)\s*=/.exec(line)?.[1] ?? null;
}

/** Both Composes and Node read a plain word, or one in single quotes, the same way; the rest they do not. */
function quoteValue(name: string, value: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new Failure(`"${name}" is no name of a variable.`, "Give it as NAME=VALUE.", { exitCode: 2 });
  if (/^[\w@%+:,./=?&~-]*$/.test(value)) return value;
  if (!/['\n\r\\]/.test(value)) return `'${value}'`;
  throw new Failure(
    `The value of ${name} holds a quote, a backslash or a line break, which Compose and Node read differently.`,
    "Choose another value.",
    { exitCode: 2 },
  );
}
