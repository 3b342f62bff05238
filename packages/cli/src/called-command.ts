import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import type { Command } from "@oclif/core";

/**
 * What oclif loads commands from: the one that is called, else all. All of them take a third of a second, and the
 * manifest describes those that are not loaded.
 */
export const commands = await loadCalled(process.argv.slice(2));

async function loadCalled(words: string[]): Promise<Record<string, Command.Class>> {
  const isName = (word: string): boolean => /^[a-z][a-z-]*$/.test(word);
  const [topic = "", verb = ""] = words;
  for (const called of [[topic, verb], [topic]]) {
    const file = join(import.meta.dirname, "commands", ...called) + extname(import.meta.filename);
    if (!called.every(isName) || !existsSync(file)) continue;
    const [command] = Object.values((await import(file)) as Record<string, Command.Class>);
    if (command) return { [called.join(":")]: command };
  }
  return (await import("./commands.ts")).commands;
}
