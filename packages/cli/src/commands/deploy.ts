import { Args, Flags } from "@oclif/core";
import { askLine, confirm, requireAnswer } from "../lib/ask.ts";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { containerEngineFlag, deployFlags } from "../lib/deploy-flags.ts";
import { root } from "../lib/environment.ts";
import { progress } from "../lib/present.ts";
import { formatDeployPlan, formatReceipt } from "../lib/receipt.ts";

export class DeployCommand extends XtabloCommand {
  static override summary =
    "Bring a release in beside the one that serves, and move people over without a failed request.";
  static override description =
    "Checks the machine, takes the lock, backs the database up, migrates, starts the release in the idle slot, waits until it is " +
    "ready, moves people over while it probes as they would, and replaces the worker. When a step fails, the old release has " +
    "never stopped serving and the new one is removed. A command that was killed is finished or undone by the next.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> v0.2.0 --build",
    {
      description: "From a laptop, without a registry:",
      command: "<%= config.bin %> <%= command.id %> v0.2.0 --host root@vm --build --transfer",
    },
    { description: "See what it would do:", command: "<%= config.bin %> <%= command.id %> --dry-run" },
  ];
  static override args = {
    tag: Args.string({ description: "The release. Default: TAG of .env.prod.", ignoreStdin: true }),
  };
  static override flags = {
    build: Flags.boolean({ default: false, description: "Build the image here first.", env: "XTABLO_BUILD" }),
    "build-arg": Flags.string({
      multiple: true,
      description: "For the build, such as BUILD_IMAGE=…; may be repeated.",
      helpValue: "NAME=VALUE",
      env: "XTABLO_BUILD_ARG",
    }),
    push: Flags.boolean({ default: false, description: "Push it to its registry.", env: "XTABLO_PUSH" }),
    transfer: Flags.boolean({
      default: false,
      description: "Send it over SSH, without a registry.",
      env: "XTABLO_TRANSFER",
    }),
    "with-cli": Flags.boolean({
      default: false,
      description: "Also build, push or send TAG-cli: this command line, for a machine without Node.",
      env: "XTABLO_WITH_CLI",
    }),
    "admin-email": Flags.string({
      description: "In a first deploy: make this admin, and print the link.",
      helpValue: "ADDRESS",
      env: "XTABLO_ADMIN_EMAIL",
    }),
    "admin-name": Flags.string({ description: "Their name.", helpValue: "NAME", env: "XTABLO_ADMIN_NAME" }),
    "ready-within": Flags.integer({
      default: 120,
      min: 1,
      description: "How long the release may take to be ready.",
      helpValue: "SECONDS",
      env: "XTABLO_READY_WITHIN",
    }),
    ...deployFlags,
    engine: containerEngineFlag,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DeployCommand);
    if (!flags["dry-run"]) requireAnswer(flags);
    const { withDeployment } = await import("../runbooks/deploy/deployment.ts");
    const { deployRelease } = await import("../runbooks/deploy/deploy.ts");
    const { makeFirstAdmin } = await import("../runbooks/deploy/first-admin.ts");
    await withDeployment(flags, progress, async (deployment) => {
      const outcome = await deployRelease(deployment, {
        tag: args.tag ?? deployment.env["TAG"] ?? "latest",
        ways: { ...flags, withCli: flags["with-cli"], buildArgs: flags["build-arg"] ?? [] },
        root,
        readyWithinMs: flags["ready-within"] * 1_000,
        dryRun: flags["dry-run"],
        confirm: async (question) => confirm(question, flags),
      });
      if (outcome.kind === "planned") return this.report(flags.json, formatDeployPlan(outcome), outcome);
      const admin = outcome.first
        ? await makeFirstAdmin(deployment, {
            email: flags["admin-email"],
            name: flags["admin-name"],
            ask: async () => this.askForAdmin(flags),
          })
        : null;
      const text = [formatReceipt(outcome.entry), ...(admin ? [admin.says] : [])].join("\n");
      this.report(flags.json, text, { ...outcome.entry, ...(admin && { setupLink: admin.link }) });
    });
  }

  /** Only on a terminal, and not of a script. */
  private async askForAdmin({ yes }: { yes: boolean }): Promise<string> {
    if (yes || !process.stdin.isTTY) return "";
    return askLine("Email address of the first admin (Enter: later):", "", { required: false });
  }
}
