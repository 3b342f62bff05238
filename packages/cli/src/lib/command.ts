import { Command, Flags } from "@oclif/core";
import { databaseEngines } from "../runbooks/db-target.ts";
import { loadEnvironment } from "./environment.ts";
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

/** Which development database a `db` command means. */
export const engineFlag = Flags.option({
  description: "Where it runs. Default: what DATABASE_URL names, else the embedded one.",
  env: "XTABLO_DB_ENGINE",
  options: databaseEngines,
})();

/** What every command of ours has: one way to print a result, and help with mistyped flags. */
export abstract class XtabloCommand extends Command {
  /** Prints `text`, or `value` when JSON was asked for. */
  protected report(json: boolean, text: string, value: unknown): void {
    printResult(json ? JSON.stringify(value, null, 2) : text);
  }

  /** Flags have variables too, and those may stand in `.env`. */
  protected override async init(): Promise<void> {
    loadEnvironment();
    await super.init();
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
