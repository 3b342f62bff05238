import type { Hook } from "@oclif/core";
import { Failure } from "./failure.ts";
import { suggestWord } from "./suggestion.ts";

/** Called by oclif for a command that does not exist. */
export const suggestCommand: Hook.CommandNotFound = async ({ id, config }) => {
  const typed = id.replaceAll(":", " ");
  await refuseStaleList(id);
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

/** A command that the sources have and oclif's list has not: somebody is writing it, or merged it. */
async function refuseStaleList(id: string): Promise<void> {
  const { commands } = await import("../commands.ts");
  const words = Object.keys(commands).map((known) => known.split(":"));
  if (words.some((known) => known.join(":") === id || known[0] === id))
    throw new Failure(
      `The list of commands does not have "${id.replaceAll(":", " ")}" yet: it is older than the sources.`,
      "Write it again: xtablo generate",
      { exitCode: 4 },
    );
}
