import { isSource } from "@xtablo/server/ops/place";
import { precondition } from "./failure.ts";

/** What works on the sources, and so has nothing to work on in an installed package. */
const cloneCommands = new Set(["bootstrap", "build", "clean", "dev", "generate", "lint", "migrate:make", "test"]);

/** Refuses a command that needs the sources where there are none. `id` is as in the map of commands. */
export function requireClone(id: string | undefined): void {
  if (isSource || id === undefined || !cloneCommands.has(id)) return;
  throw precondition(
    `\`xtablo ${id.replaceAll(":", " ")}\` works on Xtablo's sources; this is the installed package.`,
    "Run it in a clone of the repository, as `npx xtablo` there.",
  );
}
