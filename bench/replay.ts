import type pg from "pg";
import type { Asked, Recording } from "./record.ts";

/** The values of one request, by the names that its recording gives them. */
export type Parts = Record<string, string>;

type Fill = (parts: Parts) => unknown;
interface Step {
  name: string | undefined;
  text: string;
  fill: Fill[];
}

/** A recording made ready to be run with other values. */
export type Script = Step[];

/** Finds the places of a recording where a request's own values stand. */
export function prepareScript(recording: Recording): Script {
  return recording.statements.map((statement, index) => ({
    name: nameOf(statement, index),
    text: statement.text,
    fill: statement.values.map((value) => fillOf(value, recording.parts)),
  }));
}

/** Runs every statement on one connection; gives the last row that holds a task or a board, or without one the last row. */
export async function runScript(client: pg.ClientBase, script: Script, parts: Parts): Promise<object | undefined> {
  let answer: object | undefined;
  let last: object | undefined;
  for (const { name, text, fill } of script) {
    const result =
      name === undefined
        ? await client.query(text)
        : await client.query({ name, text, values: fill.map((value) => value(parts)) });
    const row = result.rows?.[0] as object | undefined;
    if (row) last = row;
    if (row && ("title" in row || "body" in row)) answer = row;
  }
  return answer ?? last;
}

/** Everything that takes values is prepared once, even where the server does not. */
function nameOf({ name, values }: Asked, index: number): string | undefined {
  if (values.length === 0) return undefined;
  return name ?? `statement_${index}_${values.length}`;
}

function fillOf(value: unknown, recorded: Parts): Fill {
  if (Array.isArray(value)) {
    const items = value.map((item) => fillOf(item, recorded));
    return (parts) => items.map((item) => item(parts));
  }
  if (typeof value !== "string") return () => value;
  for (const [name, part] of Object.entries(recorded)) {
    if (value === part) return (parts) => parts[name] ?? part;
    if (value.includes(part)) return replaceOf(value, recorded);
  }
  return () => value;
}

function replaceOf(value: string, recorded: Parts): Fill {
  return (parts) => {
    let text = value;
    for (const [name, part] of Object.entries(recorded)) text = text.replaceAll(part, parts[name] ?? part);
    return text;
  };
}
