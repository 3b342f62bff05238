import { Flags } from "@oclif/core";
import { askLine, askSecret, confirmName, requireAnswer } from "../../lib/ask.ts";
import { sharedFlags, XtabloCommand } from "../../lib/command.ts";
import { deployFlags } from "../../lib/deploy-flags.ts";
import { secretOfStore } from "../../lib/environment.ts";
import { Failure } from "../../lib/failure.ts";
import type { EnvChoices } from "../../runbooks/deploy/env/env-template.ts";

export class EnvInitCommand extends XtabloCommand {
  static override summary = "Make .env.prod, what a server runs with, with secrets of its own.";
  static override description =
    "Asks only for the domain and the bucket, and only for what no flag says. The file is for its owner alone (mode 600), " +
    "and one that is there is never replaced without --force and its domain typed. The bucket's secret is taken from S3_SECRET_KEY.";
  static override examples = [
    "<%= config.bin %> <%= command.id %>",
    {
      description: "In a script, with files in a volume of the machine:",
      command: "<%= config.bin %> <%= command.id %> --domain xtablo.example.org --host root@vm",
    },
  ];
  static override flags = {
    domain: Flags.string({ description: "The host name that people type.", helpValue: "NAME", env: "DOMAIN" }),
    image: Flags.string({
      description: "The images' name, with its registry when there is one.",
      default: "xtablo",
      env: "XTABLO_IMAGE",
    }),
    tag: Flags.string({ description: "The first release.", default: "v0.1.0", env: "XTABLO_TAG" }),
    "s3-endpoint": Flags.string({ description: "Keep files in an S3 store.", helpValue: "URL", env: "S3_ENDPOINT" }),
    "s3-bucket": Flags.string({ description: "Its bucket.", helpValue: "NAME", env: "S3_BUCKET" }),
    "s3-access-key": Flags.string({ description: "Its key id.", helpValue: "ID", env: "S3_ACCESS_KEY" }),
    force: Flags.boolean({ default: false, description: "Replace a file that is there.", env: "XTABLO_FORCE" }),
    ...deployFlags,
    yes: sharedFlags.yes,
    "dry-run": sharedFlags.dryRun,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(EnvInitCommand);
    const { withHost } = await import("../../runbooks/deploy/host/open-host.ts");
    const { initEnv, requireRoom } = await import("../../runbooks/deploy/env/init-env.ts");
    const { cliAlias } = await import("../../runbooks/deploy/env/cli-alias.ts");
    const { placesOf } = await import("../../runbooks/deploy/places.ts");
    const places = placesOf({ folder: flags.folder });
    const outcome = await withHost(flags.host, async (host) => {
      const replaces = await requireRoom(host, places, flags);
      if (replaces && !flags["dry-run"]) requireAnswer(flags);
      const choices = await choose(flags);
      if (replaces && !flags["dry-run"])
        await confirmName(`This replaces ${places.env} and its database password.`, choices.domain, flags);
      return initEnv(host, places, { choices, dryRun: flags["dry-run"] });
    });
    const verb = outcome.dryRun ? "Would make" : "Made";
    const kept = outcome.kept ? `\nThe one before is kept as ${outcome.kept}.` : "";
    const next = flags.host ? ` --transfer --host ${flags.host}` : "";
    const alias = cliAlias(places, `${flags.image}:${flags.tag}`);
    this.report(
      flags.json,
      `${verb} ${outcome.path} (mode 600), with generated secrets.${kept}\n` +
        `Next: xtablo deploy ${flags.tag} --build${next}\n` +
        `On a machine without Node, after a deploy --with-cli:\n${alias}`,
      { ...outcome, alias },
    );
  }
}

interface Given {
  domain?: string | undefined;
  image: string;
  tag: string;
  "s3-endpoint"?: string | undefined;
  "s3-bucket"?: string | undefined;
  "s3-access-key"?: string | undefined;
}

/** What flags do not say is asked for on a terminal; without one, no bucket means a volume. */
async function choose(given: Given): Promise<EnvChoices> {
  const domain =
    given.domain || (await askLine("The host name that people type:", "The domain is missing: --domain NAME."));
  const { image, tag } = given;
  const ask = process.stdin.isTTY;
  const endpoint =
    given["s3-endpoint"] ??
    (ask ? await askLine("Address of the S3 store (empty: a volume of the machine):", "", { required: false }) : "");
  if (!endpoint) return { domain, image, tag, s3: null };
  const bucket = given["s3-bucket"] || (await askLine("Its bucket:", "The bucket is missing: --s3-bucket NAME."));
  const accessKey =
    given["s3-access-key"] || (await askLine("Its key id:", "The key id is missing: --s3-access-key ID."));
  const secretKey = secretOfStore() ?? (ask ? await askSecret("Its secret key:") : missingSecret());
  return {
    domain,
    image,
    tag,
    s3: { endpoint, bucket, accessKey, secretKey, pathStyle: !/amazonaws|r2\.cloud/.test(endpoint) },
  };
}

function missingSecret(): never {
  throw new Failure("The bucket's secret is missing.", "Set S3_SECRET_KEY: never a flag, others could see it.", {
    exitCode: 4,
  });
}
