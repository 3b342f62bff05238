import { Args, Flags } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { formatTable, lookOfOutput, printLines } from "../lib/present.ts";
import { closeWhenStopped } from "../lib/until-stopped.ts";
import { levels } from "../runbooks/logs/line.ts";

export class LogsCommand extends XtabloCommand {
  static override summary = "Read the logs of a deployment's services, merged by time.";
  static override description =
    "JSON lines are shown as people read them, other lines as they are. Times are UTC. With --json, JSON lines come out " +
    "exactly as they were written.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> --since 10m --level error",
    { description: "What one request did:", command: "<%= config.bin %> <%= command.id %> --request ID" },
    { description: "Errors and slow routes:", command: "<%= config.bin %> <%= command.id %> --since 1h --summary" },
    { description: "A release that is gone:", command: "<%= config.bin %> <%= command.id %> --release v0.1.0" },
    { description: "Any log:", command: "journalctl -o cat | <%= config.bin %> <%= command.id %> --file -" },
  ];
  static override strict = false;
  static override args = {
    service: Args.string({ ignoreStdin: true, description: "Only these services, several after each other." }),
  };
  static override flags = {
    follow: Flags.boolean({ char: "f", description: "Go on, across deploys.", env: "XTABLO_FOLLOW" }),
    tail: Flags.integer({ min: 0, description: "Only the last N lines.", env: "XTABLO_TAIL" }),
    since: Flags.string({ description: "Not before 30s, 10m, 2h, 1d ago, or a time.", env: "XTABLO_SINCE" }),
    level: Flags.option({ options: levels, description: "This loud or louder.", env: "XTABLO_LEVEL" })(),
    request: Flags.string({ description: "Only of this request.", env: "XTABLO_REQUEST" }),
    user: Flags.string({ description: "Only of this user.", env: "XTABLO_USER" }),
    grep: Flags.string({ description: "Only lines that match.", env: "XTABLO_GREP" }),
    summary: Flags.boolean({
      description: "Count errors and slow routes.",
      exclusive: ["follow"],
      env: "XTABLO_SUMMARY",
    }),
    release: Flags.string({
      description: "The kept logs of a release whose containers are gone.",
      exclusive: ["follow", "file"],
      env: "XTABLO_LOGS_RELEASE",
    }),
    archive: Flags.string({
      default: "/var/lib/xtablo/logs",
      description: "Where they are kept.",
      env: "XTABLO_LOGS_DIR",
    }),
    file: Flags.string({
      multiple: true,
      description: "Read a file (.gz too), or - for stdin.",
      exclusive: ["follow"],
      env: "XTABLO_LOGS_FILE",
    }),
    project: Flags.string({ default: "xtablo", description: "The Compose project.", env: "XTABLO_PROJECT" }),
    host: Flags.string({ description: "Another machine, over ssh (user@machine).", env: "XTABLO_HOST" }),
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(LogsCommand);
    const [{ openLogHost }, { readLogs }] = await Promise.all([
      import("../runbooks/logs/log-host.ts"),
      import("../runbooks/logs/read-logs.ts"),
    ]);
    if (flags.host?.startsWith("-")) throw usage(`${flags.host} is no machine.`, "Give it as user@machine.");
    const wanted = {
      sinceMs: await readSince(flags.since),
      level: flags.level,
      requestId: flags.request,
      userId: flags.user,
      pattern: readPattern(flags.grep),
    };
    const { follow, tail, release, archive, project, file: files = [] } = flags;
    const asked = { services: argv.map(String), follow, tail, release, archive, project, files, wanted };
    const host = openLogHost(flags.host);
    if (follow) closeWhenStopped(async () => host.close());
    const lines = readLogs(host, asked);
    if (flags.summary) {
      const { summarise } = await import("../runbooks/logs/summarise.ts");
      const { formatSummary } = await import("../runbooks/logs/format-summary.ts");
      const summary = await summarise(lines);
      this.report(flags.json, formatSummary(summary, formatTable), summary);
      return;
    }
    const { formatJson, formatLine } = await import("../runbooks/logs/format-line.ts");
    const look = lookOfOutput();
    await printLines(lines, flags.json ? formatJson : (line) => formatLine(line, look));
  }
}

async function readSince(text: string | undefined): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const { parseSince } = await import("../runbooks/logs/filter.ts");
  const sinceMs = parseSince(text, Date.now());
  if (sinceMs === null) throw usage(`--since ${text} is no time.`, "Give 30s, 10m, 2h, 1d or 2026-11-28T10:00:00Z.");
  return sinceMs;
}

function readPattern(text: string | undefined): RegExp | undefined {
  try {
    return text === undefined ? undefined : new RegExp(text, "u");
  } catch (cause) {
    throw usage(`--grep ${text} is no regular expression.`, "Put a backslash before ( [ { * + ? to mean them.", cause);
  }
}

function usage(message: string, next: string, cause?: unknown): Failure {
  return new Failure(message, next, { exitCode: 2, cause });
}
