import type { ApiDocument, Parameter, PlacedOperation } from "./document.ts";
import { showCurl } from "./example.ts";
import { type Html, html } from "./html.ts";
import { nameType, showSchema } from "./schema.ts";

/** Everything about one endpoint. */
export function showOperation(document: ApiDocument, operation: PlacedOperation): Html {
  const { operationId, method, path, summary } = operation;
  return html`<section class="operation" id="${operationId}" aria-labelledby="${operationId}-title">
    <h3 id="${operationId}-title">
      <a class="anchor" href="#${operationId}"
        ><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></a
      >
    </h3>
    <p class="summary">${showText(summary)}.</p>
    <p class="caller">${nameCaller(operation)}</p>
    ${showParameters(operation.parameters ?? [])} ${showBody(operation)} ${showSuccess(operation)}
    ${showErrors(operation)}
    <h4>Example</h4>
    <pre><code>${showCurl(document, operation)}</code></pre>
  </section> `;
}

/** Words between backticks are code. */
function showText(text: string): Html {
  return html`${text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function nameCaller({ security, responses }: PlacedOperation): string {
  if (security.length === 0) return "Anyone may call it, signed in or not.";
  if ("403" in responses) return "For members of the tablo whose role allows it.";
  return "404" in responses ? "For members of the tablo." : "For anyone who is signed in.";
}

const places = { path: "In the path", query: "In the query", header: "As a header" };

function showParameters(parameters: Parameter[]): Html | null {
  if (parameters.length === 0) return null;
  const rows = parameters.map(
    (parameter) =>
      html`<tr>
        <th scope="row"><code>${parameter.name}</code></th>
        <td>${nameType(withoutNull(parameter))}</td>
        <td>${places[parameter.in]}${parameter.required ? "" : ", optional"}</td>
      </tr> `,
  );
  return html`<h4>Parameters</h4>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Where</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

/** What stands in an address is never null. */
function withoutNull({ schema }: Parameter) {
  return Array.isArray(schema.type) ? { ...schema, type: schema.type.filter((type) => type !== "null") } : schema;
}

function showBody({ requestBody }: PlacedOperation): Html | null {
  if (!requestBody) return null;
  return html`<h4>Body</h4>
    ${Object.entries(requestBody.content).map(([type, { schema }]) => showContent(type, schema))}`;
}

function showSuccess({ responses }: PlacedOperation): Html {
  const found = Object.entries(responses).filter(([status]) => Number(status) < 400);
  return html`${found.map(
    ([status, { content }]) =>
      html`<h4>Answer ${status}</h4>
        ${
          content
            ? Object.entries(content).map(([type, { schema }]) => showContent(type, schema))
            : html`<p class="type">Without a body.</p>`
        }`,
  )}`;
}

function showContent(type: string, schema: Parameters<typeof showSchema>[0]): Html {
  return html`<p class="media">${type}</p>
    ${showSchema(schema)}`;
}

function showErrors({ responses }: PlacedOperation): Html {
  const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400);
  const items = errors.map(([status, { description }]) => html`<li><code>${status}</code> ${description}</li> `);
  return html`<h4>Errors</h4>
    <ul class="errors">
      ${items}
    </ul> `;
}
