import type { ApiDocument, PlacedOperation, Schema } from "./document.ts";

/** What a field of this name is in an example. */
const samples: Record<string, unknown> = {
  title: "Measure the west gable",
  name: "Inès Brémond",
  description: "Two people, one ladder.",
  email: "ines@example.org",
  password: "slate and granite",
};
const formatSamples: Record<string, string> = {
  uuid: "019f6d2e-1c1d-7c4e-9a53-0f6b7c8d9e10",
  date: "2026-12-01",
  "date-time": "2026-12-01T09:00:00.000Z",
};

/** How to call an endpoint with curl, the session's cookie being in the file `cookies`. */
export function showCurl(document: ApiDocument, operation: PlacedOperation): string {
  const { method, path, requestBody, responses } = operation;
  const url = `$XTABLO${path.replace(/\{(\w+)\}/g, (_, name: string) => `$${placeholder(name)}`)}`;
  const body = requestBody?.content["application/json"]?.schema;
  const types = Object.values(responses).flatMap(({ content }) => Object.keys(content ?? {}));
  const parts = [
    "curl -sS -b cookies",
    operation.path.startsWith("/api/auth/") ? "-c cookies" : "",
    types.includes("text/event-stream") ? "-N" : "",
    types.includes("application/octet-stream") ? "-OJ" : "",
    method === "GET" || body || requestBody ? "" : `-X ${method}`,
    body && method !== "POST" ? `-X ${method}` : "",
    requestBody && !body ? "-F file=@plan.pdf" : "",
    body ? "-H 'Content-Type: application/json'" : "",
    types.includes("application/octet-stream") ? `"${url}?download"` : url,
    body ? `-d '${JSON.stringify(sampleOf(document, body))}'` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function placeholder(name: string): string {
  return name.replace(/Id$/, "").toUpperCase();
}

/** What must be there, or the first field when nothing must. */
function sampleOf(document: ApiDocument, schema: Schema, name = ""): unknown {
  if (schema.$ref) return sampleOf(document, document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {});
  if (schema.anyOf) return sampleOf(document, schema.anyOf[0] ?? {}, name);
  if (schema.properties) {
    const names = Object.keys(schema.properties);
    const shown = names.filter(
      (field) => schema.required?.includes(field) && !("default" in (schema.properties?.[field] ?? {})),
    );
    const fields = shown.length > 0 ? shown : names.slice(0, 1);
    return Object.fromEntries(
      fields.map((field) => [field, sampleOf(document, schema.properties?.[field] ?? {}, field)]),
    );
  }
  if (schema.enum) return schema.enum[0];
  if (schema.type === "array") return [sampleOf(document, schema.items ?? {})];
  return formatSamples[schema.format ?? ""] ?? samples[name] ?? plainSamples[[schema.type].flat()[0] ?? ""] ?? "…";
}

const plainSamples: Record<string, unknown> = { integer: 1, number: 1, boolean: true };
