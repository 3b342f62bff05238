// @vitest-environment node
import { globSync, readFileSync } from "node:fs";
import { type ESTree, parseSync, Visitor } from "vite";
import { expect, test } from "vitest";
import { server } from "./renderer/platform/server.fr.ts";

const packages = `${import.meta.dirname}/../..`;
const refusals = sentencesIn("server/src", ["AppError", "forbidden", "invalid", "notFound"]);
const rules = withNames(sentencesIn("contract/src", null));

/** What only a program is told: no page of ours sends such a request, or it says this in words of its own. */
const forProgramsAlone = [
  "The server cannot be reached.",
  "The server answered {{}} without saying why.",
  "{{}} takes {{}}.",
  "{{}}: {{}}",
  "Send the body as JSON, with Content-Type: application/json, not compressed.",
  "The body is no valid JSON.",
  "Send the file as the part `file` of a multipart/form-data body.",
  "Send one part named `file`, with a file name, and nothing else in the form.",
  "This is no job's id: a number is expected.",
  "The file has only {{}} bytes.",
  'If-Match holds no version: send it as "3", with the quotation marks.',
  "The idempotency key is too long: at most 128 characters.",
  "This idempotency key was already used for another request. Use a new one.",
  "This cursor is not one that the server gave. Start again without it.",
  "This is not the secret with which the app signs in. Start the app again.",
];

test("the sentences of the server and of the contract are found", () => {
  expect(refusals.length).toBeGreaterThan(30);
  expect(rules).toContain("The title is too long: at most {{}} characters.");
});

test("whatever the server tells people is there in French", () => {
  const known = new Set([...forProgramsAlone, ...Object.keys(server)].map(withoutValues));
  expect([...refusals, ...rules].filter((sentence) => !known.has(withoutValues(sentence)))).toEqual([]);
});

test("nothing is translated that the server no longer says", () => {
  const said = new Set([...refusals, ...rules].map(withoutValues));
  const listed = [...Object.keys(server), ...forProgramsAlone];
  expect(listed.filter((sentence) => !said.has(withoutValues(sentence)))).toEqual([]);
});

/** The sentences that are given to some functions, or every one of a folder; `{{}}` stands for what differs. */
function sentencesIn(folder: string, functions: readonly string[] | null): string[] {
  const files = globSync("**/*.ts", { cwd: `${packages}/${folder}` }).filter(
    (path) => !/\.test\.ts$|(^|\/)testing\//.test(path),
  );
  const found = files.flatMap((path) => {
    const sentences: string[] = [];
    const add = (node: ESTree.Node) => {
      const sentence = textOf(node);
      if (sentence !== null && /^(?:[A-Z]|\{\{\}\}).* .*[.)}]$/s.test(sentence)) sentences.push(sentence);
    };
    const addOf = ({ callee, arguments: given }: ESTree.CallExpression | ESTree.NewExpression) => {
      if (functions && callee.type === "Identifier" && functions.includes(callee.name)) given.forEach(add);
    };
    const visitor = functions
      ? new Visitor({ CallExpression: addOf, NewExpression: addOf })
      : new Visitor({ Literal: add, TemplateLiteral: add });
    visitor.visit(parseSync(path, readFileSync(`${packages}/${folder}/${path}`, "utf8")).program);
    return sentences;
  });
  return [...new Set(found)];
}

function textOf(node: ESTree.Node): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  return node.quasis.map(({ value }) => value.cooked).join("{{}}");
}

/** The rules of `line` and `text` in `fields.ts` begin with the name of the field: one sentence for each. */
function withNames(sentences: readonly string[]): string[] {
  const source = globSync("*.ts", { cwd: `${packages}/contract/src` })
    .map((path) => readFileSync(`${packages}/contract/src/${path}`, "utf8"))
    .join("\n");
  const fields = (name: string) => [...source.matchAll(new RegExp(`\\b${name}\\("([^"]+)"`, "g"))].map(([, it]) => it);
  const [lines, texts] = [new Set(fields("line")), new Set(fields("text"))];
  return sentences.flatMap((sentence) => {
    if (!sentence.startsWith("{{}} ")) return [sentence];
    const without = { "is empty": texts, "is no valid Unicode": lines };
    const skipped = Object.entries(without).find(([rule]) => sentence.includes(rule))?.[1];
    const named = [...new Set([...lines, ...texts])].filter((field) => !skipped?.has(field));
    return named.map((field) => sentence.replace("{{}}", String(field)));
  });
}

/** Numbers stand in some sentences as they are, and in the French ones as a name. */
function withoutValues(sentence: string): string {
  return sentence.replaceAll(/\{\{\w*\}\}|\d+/g, "{{}}");
}
