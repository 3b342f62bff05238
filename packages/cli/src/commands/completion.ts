import { Args } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { shells } from "../runbooks/shells.ts";

export class CompletionCommand extends XtabloCommand {
  static override summary = "Print the script that completes commands and flags in a shell.";
  static override description =
    "Its first lines say where to put it. It holds every command, so print it again after an update. Changes nothing by itself.";
  static override examples = [
    { description: "In this bash:", command: 'eval "$(<%= config.bin %> <%= command.id %> bash)"' },
    {
      description: "In every fish:",
      command: "<%= config.bin %> <%= command.id %> fish > ~/.config/fish/completions/xtablo.fish",
    },
  ];
  static override args = {
    shell: Args.string({ description: "bash, zsh or fish.", options: [...shells], required: true }),
  };
  static override flags = { json: sharedFlags.json };
  protected override readsEnvFile = false;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CompletionCommand);
    const { renderCompletion } = await import("../runbooks/completion.ts");
    const shell = shells.find((name) => name === args.shell) ?? "bash";
    const script = renderCompletion(shell, this.config.commands, this.config.topics);
    this.report(flags.json, script, { shell, script });
  }
}
