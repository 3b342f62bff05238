import type { Schema } from "./document.ts";
import { type Html, html } from "./html.ts";

/** A schema as people read it: its type with its limits, and below it the fields that it has. */
export function showSchema(schema: Schema): Html {
  const fields = showFields(schema);
  return fields && schema.properties
    ? fields
    : html`<p class="type">${nameType(schema)}</p>
        ${fields}`;
}

/** A type in words, such as “text, 1–200 characters” or “a list of Task”. */
export function nameType(schema: Schema): Html {
  const choices = choicesOf(schema);
  const nullable = isNullable(schema) && !choices.some((choice) => choice.enum);
  const names = choices.map((choice) => nameOne(choice));
  const fallback = "default" in schema ? `, default ${JSON.stringify(schema.default)}` : "";
  return html`${names.flatMap((name, at) => (at === 0 ? [name] : [" or ", name]))}${nullable ? " or null" : ""}${fallback}`;
}

function nameOne(schema: Schema): Html {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (schema.enum) return html`${schema.enum.flatMap((value, at) => [at === 0 ? "" : " · ", code(value)])}`;
  if ("const" in schema) return code(schema.const);
  const type = [schema.type].flat().find((name) => name !== "null");
  if (type === "array") return html`a list of ${nameType(schema.items ?? {})}${limits(schema)}`;
  return html`${nameOfType(type, schema.format)}${limits(schema)}`;
}

const formats: Record<string, string> = {
  uuid: "id (UUID)",
  "date-time": "time (RFC 3339, UTC)",
  date: "date (YYYY-MM-DD)",
  email: "email address",
  binary: "bytes",
};
const types: Record<string, string> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "an object",
};

function nameOfType(type: string | undefined, format: string | undefined): string {
  return formats[format ?? ""] ?? types[type ?? ""] ?? "anything";
}

function limits(schema: Schema): string {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, minItems, maxItems } = schema;
  const found = [
    range(minLength, maxLength, "characters"),
    Math.abs(maximum ?? 0) === Number.MAX_SAFE_INTEGER
      ? range(exclusiveMinimum === undefined ? positive(minimum) : exclusiveMinimum + 1, undefined, "")
      : range(minimum, maximum, ""),
    range(minItems, maxItems, "items"),
  ].filter((limit) => limit !== "");
  return found.map((limit) => `, ${limit}`).join("");
}

/** The smallest safe integer is no limit that anyone wants to read. */
function positive(minimum: number | undefined): number | undefined {
  return minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  const numbers =
    least !== undefined && most !== undefined
      ? `${count(least)}–${count(most)}`
      : most !== undefined
        ? `at most ${count(most)}`
        : least !== undefined
          ? `at least ${count(least)}`
          : "";
  return numbers && `${numbers} ${unit}`.trim();
}

function count(value: number): string {
  return value.toLocaleString("en");
}

function code(value: unknown): Html {
  return html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code>`;
}

/** Without null, which is told once. */
function choicesOf(schema: Schema): Schema[] {
  return (schema.anyOf ?? [schema]).filter((choice) => choice.type !== "null");
}

function isNullable(schema: Schema): boolean {
  return (schema.anyOf ?? [schema]).some((choice) => [choice.type].flat().includes("null"));
}

/** The fields of an object, of a list's items, or of each choice; null when there are none. */
function showFields(schema: Schema): Html | null {
  const [only] = choicesOf(schema);
  if (choicesOf(schema).length !== 1 || !only) return null;
  if (only.items) return showFields(only.items);
  if (!only.properties) return null;
  const fields = Object.entries(only.properties).map(([name, field]) => {
    const required = only.required?.includes(name) ? null : html` <span class="optional">optional</span>`;
    return html`<li>
      <code class="name">${name}</code> <span class="type">${nameType(field)}</span>${required}${showFields(field)}
    </li>`;
  });
  return html`<ul class="fields">
    ${fields}
  </ul>`;
}
