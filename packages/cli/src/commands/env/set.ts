import { Args } from "@oclif/core";
import { confirm, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { deployFlags } from "../../lib/deploy-flags.ts";
import { Failure } from "../../lib/failure.ts";
import { progress } from "../../lib/present.ts";

export class EnvSetCommand extends XtabloCommand {
  static override summary = "Change one value of .env.prod; comments stay.";
  static override description =
    "It takes effect with the next deploy. With NAME alone the value is read from the standard input, so that a secret " +
    "is in no process list and no history. Asks before a value is replaced, and refuses while a deploy runs, which writes the same file.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> SIGNUP=closed",
    { description: "A secret:", command: "<%= config.bin %> <%= command.id %> S3_SECRET_KEY --yes <FILE" },
  ];
  static override args = {
    setting: Args.string({ description: "NAME=VALUE, or NAME.", required: true, ignoreStdin: true }),
  };
  static override flags = {
    ...deployFlags,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(EnvSetCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const [, name = "", , typed] = /^([^=]*)(=([\s\S]*))?$/.exec(args.setting)?.map((part) => part ?? undefined) ?? [];
    const value = typed ?? (await readInput());
    const { withHost } = await import("../../runbooks/deploy/host/open-host.ts");
    const { setEnv } = await import("../../runbooks/deploy/env/set-env.ts");
    const outcome = await withHost(flags.host, async (host) =>
      setEnv(host, {
        folder: flags.folder,
        name,
        value,
        dryRun: flags["dry-run"],
        confirm: async (question) => confirm(question, flags),
        progress,
      }),
    );
    const verb = flags["dry-run"] ? "Would set" : "Set";
    const text = outcome.changed
      ? `${verb} ${name} in ${outcome.path}. It takes effect with the next deploy.`
      : `${name} is that already.`;
    this.report(flags.json, text, { ...outcome, dryRun: flags["dry-run"] });
  }
}

async function readInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new Failure("The value is missing.", "Give it as NAME=VALUE, or on the standard input.", { exitCode: 2 });
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text.replace(/\r?\n$/, "");
}
