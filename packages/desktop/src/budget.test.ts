// @vitest-environment node
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { describe, expect, test, vi } from "vitest";

type Chunk = Rolldown.OutputChunk;

const renderer = `${import.meta.dirname}/renderer`;
const output = await buildWeb();
const chunks = output.filter((file) => file.type === "chunk");

// The rest comes on demand: dialogs, the panel of a task, calendars, Markdown, dragging, toasts, the other language.
describe.each(["en", "fr"])("in the language %s", (language) => {
  const texts = (part: string) => `app/catalogues/${part}.${language}.ts`;

  test("the sign-in page loads at most 120 kB of gzipped JavaScript", () => {
    const loaded = kilobytesOf(["main.tsx", texts("first"), "features/auth/door.tsx", texts("door")]);
    expect(loaded).toBeLessThanOrEqual(120);
  });

  test("a board loads at most 250 kB of gzipped JavaScript", () => {
    const board = ["app/app.tsx", texts("application"), "app/tablo-pages.tsx"];
    expect(kilobytesOf(["main.tsx", texts("first"), ...board])).toBeLessThanOrEqual(250);
  });
});

test("the order of the layers comes first in the one stylesheet", () => {
  const stylesheets = output.filter((file) => file.type === "asset" && file.fileName.endsWith(".css"));
  const beginnings = stylesheets.map((file) => ("source" in file ? file.source.toString().slice(0, 31) : ""));
  expect(beginnings).toEqual(["@layer reset,tokens,ui,feature;"]);
});

/** What a page loads before it can be used: some modules, and all that they import, in thousands of bytes. */
function kilobytesOf(modules: readonly string[]): number {
  const loaded = new Set<Chunk>();
  const load = (chunk: Chunk) => {
    if (loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) load(requireChunk(({ fileName }) => fileName === name));
  };
  for (const path of modules) load(requireChunk((chunk) => holds(chunk, path)));
  const bytes = [...loaded].map(({ code }) => gzipSync(code, { level: 9 }).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

function holds({ moduleIds, facadeModuleId }: Chunk, path: string): boolean {
  return facadeModuleId === `${renderer}/${path}` || moduleIds.includes(`${renderer}/${path}`);
}

function requireChunk(isIt: (chunk: Chunk) => boolean): Chunk {
  const chunk = chunks.find(isIt);
  if (!chunk) throw new Error("The build has no such chunk.");
  return chunk;
}

async function buildWeb(): Promise<Rolldown.RolldownOutput["output"]> {
  vi.stubEnv("NODE_ENV", "production"); // else React would come with its warnings
  const built = await build({
    configFile: `${renderer}/vite.config.ts`,
    logLevel: "error",
    build: { write: false, reportCompressedSize: false },
  });
  vi.unstubAllEnvs();
  if (!("output" in built)) throw new Error("The build was expected to end, with one output.");
  return built.output;
}
