import { Command, Flags } from "@oclif/core";
import { requireClone } from "./clone-commands.ts";
import { Failure } from "./failure.ts";
import { printResult } from "./present.ts";
import { suggestWord } from "./suggestion.ts";

/** Flags that several commands share. */
export const sharedFlags = {
  yes: Flags.boolean({ default: false, char: "y", description: "Do not ask.", env: "XTABLO_YES" }),
  dryRun: Flags.boolean({
    default: false,
    description: "Say what would be done, and do nothing.",
    env: "XTABLO_DRY_RUN",
  }),
  json: Flags.boolean({ default: false, description: "Print the result as JSON.", env: "XTABLO_JSON" }),
};

/** What every command of ours has: one way to print a result, and help with mistyped flags. */
export abstract class XtabloCommand extends Command {
  /** Prints `text`, or `value` when JSON was asked for. */
  protected report(json: boolean, text: string, value: unknown): void {
    printResult(json ? JSON.stringify(value, null, 2) : text);
  }

  protected override async init(): Promise<void> {
    await super.init();
    requireClone(this.id);
  }

  protected override async catch(error: Error): Promise<never> {
    if (!("flags" in error) || !Array.isArray(error.flags)) throw error;
    const known = Object.keys(this.ctor.flags ?? {}).map((name) => `--${name}`);
    const typed = String(error.flags[0]);
    const near = await suggestWord(typed, [...known, "--help"]);
    throw new Failure(
      `\`xtablo ${this.id?.replaceAll(":", " ")}\` has no flag ${typed}.`,
      near ? `Did you mean ${near}?` : "See the same command with --help.",
      { exitCode: 2, cause: error },
    );
  }
}
