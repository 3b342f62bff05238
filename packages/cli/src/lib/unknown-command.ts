import type { Hook } from "@oclif/core";
import { Failure } from "./failure.ts";
import { suggestWord } from "./suggestion.ts";

/** Called by oclif for a command that does not exist. */
export const suggestCommand: Hook.CommandNotFound = async ({ id, config }) => {
  const typed = id.replaceAll(":", " ");
  const known = [...config.commandIDs, ...config.topics.map(({ name }) => name)].map((name) =>
    name.replaceAll(":", " "),
  );
  const near = await suggestWord(typed, known);
  throw new Failure(
    `There is no command "${typed}".`,
    near ? `Did you mean \`xtablo ${near}\`?` : "See all commands: xtablo --help",
    { exitCode: 2 },
  );
};
