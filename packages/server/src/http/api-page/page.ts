import { type ApiDocument, operationsOf } from "./document.ts";
import { type Html, html } from "./html.ts";
import { showOperation } from "./operation.ts";
import { showSchema } from "./schema.ts";

/** The whole page about the API, in English, as HTML text. */
export function showApiPage(document: ApiDocument, assets: { style: string; script: string }): string {
  const { title, version } = document.info;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} API</title>
        <link rel="stylesheet" href="${assets.style}" />
        <script src="${assets.script}" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <p class="brand"><a href="/">${title}</a></p>
          <h1>API</h1>
          <p class="version">Version ${version} · <a href="/api/openapi.json">OpenAPI 3.1 document</a></p>
        </header>
        <div class="columns">
          ${showContents(document)}
          <main id="content" tabindex="-1">${showConventions()} ${showTags(document)} ${showShapes(document)}</main>
        </div>
      </body>
    </html> `.text;
}

function showContents(document: ApiDocument): Html {
  const groups = document.tags.map(
    ({ name }) =>
      html`<li>
        <a href="#tag-${name}">${name}</a>
        <ul>
          ${operationsOf(document, name).map(
            ({ operationId, method, path, summary }) =>
              html`<li data-operation="${operationId}" data-words="${`${method} ${path} ${summary}`.toLowerCase()}">
                <a href="#${operationId}"><span class="method ${method.toLowerCase()}">${method}</span> ${path}</a>
              </li> `,
          )}
        </ul>
      </li> `,
  );
  return html`<nav aria-label="Contents">
    <form role="search" hidden>
      <label for="filter">Find an endpoint</label>
      <input id="filter" type="search" autocomplete="off" spellcheck="false" />
      <p role="status" class="found"></p>
    </form>
    <ul class="contents">
      <li><a href="#conventions">Conventions</a></li>
      ${groups}
      <li><a href="#shapes">Shapes</a></li>
    </ul>
  </nav>`;
}

/** What holds for every endpoint. */
function showConventions(): Html {
  return html`<section id="conventions">
    <h2>Conventions</h2>
    <ul>
      <li>JSON over HTTP. Ids are UUIDs, times RFC 3339 in UTC, dates <code>YYYY-MM-DD</code>.</li>
      <li>Signing up or in sets the cookie <code>xtablo.session</code>, which the calls that follow send back.</li>
      <li>
        A refusal is <code>application/problem+json</code> (RFC 9457) with a stable <code>code</code>, a
        <code>detail</code> for people and, for 422, each wrong field. 429 and 503 come with <code>Retry-After</code>.
      </li>
      <li>Unknown fields are refused. Who is no member of a tablo gets 404, as if there were none.</li>
      <li>
        Lists give <code>items</code> and <code>nextCursor</code>; ask again with <code>cursor</code> until that is
        null.
      </li>
      <li>
        A change with <code>If-Match: "3"</code> happens only while the thing has version 3; else 412 carries it as it
        is now. A creation with an <code>Idempotency-Key</code> happens once, however often it is sent.
      </li>
      <li>What is deleted stays in the Trash for 30 days: reads answer 404, <code>…/restore</code> brings it back.</li>
    </ul>
    <p>
      The examples take the server's address from <code>XTABLO</code> and keep the cookie in the file
      <code>cookies</code>.
    </p>
  </section>`;
}

function showTags(document: ApiDocument): Html {
  return html`${document.tags.map(
    ({ name, description }) =>
      html`<section class="tag" aria-labelledby="tag-${name}">
        <h2 id="tag-${name}">${name}</h2>
        <p>${description}</p>
        ${operationsOf(document, name).map((operation) => showOperation(document, operation))}
      </section> `,
  )}`;
}

function showShapes({ components }: ApiDocument): Html {
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<section class="operation" aria-labelledby="shape-${name}">
        <h3 id="shape-${name}">${name}</h3>
        ${showSchema(schema)}
      </section> `,
  );
  return html`<section aria-labelledby="shapes">
    <h2 id="shapes">Shapes</h2>
    <p>What several endpoints take or give.</p>
    ${shapes}
  </section>`;
}
