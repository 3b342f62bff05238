import { api, type Route } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../testing/server.ts";
import { html } from "./html.ts";

let server: TestServer;
let page: string;
let answer: Response;

beforeAll(async () => {
  server = await startTestServer();
  answer = await server.fetch("/api/docs");
  page = await answer.text();
});
afterAll(() => server.close());

test("the page is there before anyone signs in, under the policy of all pages", () => {
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'; script-src 'self';");
});

test("it needs nothing that the policy forbids, and nothing from elsewhere", () => {
  expect(page).not.toMatch(/ style=| on\w+=|<style|javascript:|<script(?! src="\/api\/docs\/filter\.\w+\.js" defer>)/);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test("every endpoint of the contract is on it, with an anchor that the contents lead to", () => {
  for (const [feature, routes] of Object.entries(api))
    for (const [name, { method, path, summary }] of Object.entries(routes) as [string, Route][]) {
      expect(page).toContain(`<section class="operation" id="${feature}.${name}"`);
      expect(page).toContain(
        `<a href="#${feature}.${name}"><span class="method ${method.toLowerCase()}">${method}</span>`,
      );
      expect(page).toContain(`<code>${path.replace(/:(\w+)/g, "{$1}")}</code>`);
      expect(page.replace(/<\/?code>/g, "`")).toContain(html`${summary}.`.text);
    }
});

test("every link within it leads somewhere, and no name is there twice", () => {
  const names = [...page.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(names).toContain(target);
});

test("a shape is shown with its fields, limits, choices and what may be null", () => {
  const create = /id="tasks\.create"[\s\S]*?<\/section>/
    .exec(page)?.[0]
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  expect(create).toContain("title text, 1–200 characters");
  expect(create).toContain("status todo · in_progress · in_review · done");
  expect(create).toMatch(/dueOn date \(YYYY-MM-DD\) or null, default null optional/);
  expect(create).toContain("Idempotency-Key text, 1–128 characters As a header, optional");
  expect(create).toContain("For members of the tablo whose role allows it.");
  expect(create).toContain(
    "curl -sS -b cookies -H &#39;Content-Type: application/json&#39; $XTABLO/api/tablos/$TABLO/tasks",
  );
});

test("its style and script are kept for ever under names that change with them; others are not there", async () => {
  for (const [, path = ""] of page.matchAll(/(?:href|src)="(\/api\/docs\/[^"]+)"/g)) {
    const asset = await server.fetch(path);
    expect([asset.status, asset.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect(asset.headers.get("content-type")).toMatch(path.endsWith(".css") ? "text/css" : "javascript");
  }
  expect((await server.fetch("/api/docs/style.000000000000.css")).status).toBe(404);
  expect((await server.fetch("/api/docs/page.ts")).status).toBe(404);
});

test("what is put into HTML is escaped, but for HTML itself", () => {
  const hostile = `<script>alert("x")</script>&'`;
  expect(html`<p title="${hostile}">${[html`<b>${1}</b>`, null, hostile]}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;"><b>1</b>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;</p>',
  );
});
