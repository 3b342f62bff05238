import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { Script } from "node:vm";
import { runPreload } from "./preload-world.ts";
import { connectWorlds, makeCodec } from "./worlds.ts";

/** The name of the isolated world, and of what a page tells the host by; no world of a page's own scripts has it. */
export const worldName = "Electron Isolated Context";
export const tellName = "tellHost";

/**
 * Reads a preload. Throws for what a sandboxed view can't run: an ES module, and a `require` of anything but "electron".
 * (Electron says so in the page's console, and goes on without the bridge.)
 */
export function readPreload(path: string): string {
  const source = readFileSync(path, "utf8");
  if (![".cjs", ".js"].includes(extname(path))) throw new Error(`A sandboxed preload is CommonJS, in a .cjs: ${path}`);
  try {
    void new Script(`(function (require, module, exports) {${source}\n})`, { filename: path });
  } catch (error) {
    throw new Error(`A sandboxed preload is a plain script: ${path}: ${String(error)}`, { cause: error });
  }
  const others = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].filter(
    ([, name]) => name !== "electron",
  );
  if (others.length > 0) throw new Error(`A sandboxed preload requires "electron" alone: ${path}: ${others[0]?.[1]}`);
  return source;
}

/** The two scripts of each document: what takes the bridge in the page's own world, then the isolated one with the preload. */
export function scriptsFor(preload: string | null): { page: string; isolated: string } {
  const toPage = randomUUID();
  const toPreload = randomUUID();
  const inPage = JSON.stringify({ listen: toPage, tell: toPreload });
  const inPreload = JSON.stringify({ listen: toPreload, tell: toPage });
  const body = preload === null ? "null" : `function (require, module, exports) {${preload}\n}`;
  return {
    page: `if (window === window.top) (${connectWorlds.toString()})((${makeCodec.toString()}), ${inPage})`,
    isolated: `(${runPreload.toString()})({ make: ${makeCodec.toString()}, connect: ${connectWorlds.toString()} }, ${inPreload}, ${body})`,
  };
}
