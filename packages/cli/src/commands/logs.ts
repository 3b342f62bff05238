import { Args, Flags } from "@oclif/core";
import { sharedFlags, XtabloCommand } from "../lib/command.ts";
import { containerEngineFlag, deployFlags } from "../lib/deploy-flags.ts";
import { Failure } from "../lib/failure.ts";
import { watchInterruption } from "../lib/interruption.ts";
import { lookOfOutput, printLines, progress } from "../lib/present.ts";
import { closeWhenStopped } from "../lib/until-stopped.ts";
import { levels, type LogLine } from "../runbooks/logs/line.ts";

export class LogsCommand extends XtabloCommand {
  static override summary = "Read the logs of a deployment's services, merged by time.";
  static override description =
    "JSON lines are shown as people read them, other lines as they are. Times are UTC. With --json, JSON lines come out " +
    "exactly as they were written.";
  static override examples = [
    "<%= config.bin %> <%= command.id %> --since 10m --level error",
    { description: "What one request did:", command: "<%= config.bin %> <%= command.id %> --request ID" },
    { description: "Errors and slow routes:", command: "<%= config.bin %> <%= command.id %> --since 1h --summary" },
    { description: "From a laptop:", command: "<%= config.bin %> <%= command.id %> --host root@vm --follow" },
    { description: "A release that is gone:", command: "<%= config.bin %> <%= command.id %> --release v0.1.0" },
    { description: "Any log:", command: "journalctl -o cat | <%= config.bin %> <%= command.id %> --file -" },
  ];
  static override strict = false;
  static override args = {
    service: Args.string({ ignoreStdin: true, description: "Only these services, several after each other." }),
  };
  static override flags = {
    follow: Flags.boolean({ char: "f", description: "Go on, across deploys.", env: "XTABLO_FOLLOW" }),
    tail: Flags.integer({ min: 0, description: "Only the last N lines.", helpValue: "N", env: "XTABLO_TAIL" }),
    since: Flags.string({
      description: "Not before 30s, 10m, 2h, 1d ago, or a time.",
      helpValue: "WHEN",
      env: "XTABLO_SINCE",
    }),
    level: Flags.option({ options: levels, description: "This loud or louder.", env: "XTABLO_LEVEL" })(),
    request: Flags.string({ helpValue: "ID", description: "Only of this request.", env: "XTABLO_REQUEST" }),
    user: Flags.string({ helpValue: "ID", description: "Only of this user.", env: "XTABLO_USER" }),
    grep: Flags.string({ helpValue: "REGEXP", description: "Only lines that match.", env: "XTABLO_GREP" }),
    summary: Flags.boolean({
      description: "Count errors and slow routes.",
      exclusive: ["follow"],
      env: "XTABLO_SUMMARY",
    }),
    release: Flags.string({
      description: "What was kept of a release, and what still runs of it.",
      helpValue: "TAG",
      exclusive: ["follow", "file"],
      env: "XTABLO_LOGS_RELEASE",
    }),
    file: Flags.string({
      multiple: true,
      description: "Read a file (.gz too), or - for stdin. Needs no deployment.",
      helpValue: "PATH",
      exclusive: ["follow"],
      env: "XTABLO_LOGS_FILE",
    }),
    ...deployFlags,
    engine: containerEngineFlag,
    json: sharedFlags.json,
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(LogsCommand);
    const { file, follow, tail, release, json } = flags;
    const wanted = {
      sinceMs: await readSince(flags.since),
      level: flags.level,
      requestId: flags.request,
      userId: flags.user,
      pattern: readPattern(flags.grep),
    };
    const { readFileLogs, readLogs } = await import("../runbooks/logs/read-logs.ts");
    const show = async (lines: AsyncIterable<LogLine[]>) =>
      flags.summary ? this.sumUp(lines, json) : print(lines, json);
    if (file) return show(readFileLogs(file, { wanted, tail }));
    const { withHost } = await import("../runbooks/deploy/host/open-host.ts");
    const asked = { services: argv.map(String), release, follow, tail, wanted };
    await withHost(flags.host, async (host) => {
      if (follow) closeWhenStopped(async () => host.close());
      const watch = follow ? null : watchInterruption(); // so that the connection is closed
      const shown = show(readLogs({ host, folder: flags.folder, engine: flags.engine, progress }, asked));
      await (watch?.race(shown) ?? shown).finally(() => watch?.end());
    });
  }

  private async sumUp(lines: AsyncIterable<LogLine[]>, json: boolean): Promise<void> {
    const { summarise } = await import("../runbooks/logs/summarise.ts");
    const { formatSummary } = await import("../runbooks/logs/format-summary.ts");
    const summary = await summarise(lines);
    this.report(json, formatSummary(summary, lookOfOutput()), summary);
  }
}

async function print(lines: AsyncIterable<LogLine[]>, json: boolean): Promise<void> {
  const { formatJson, lineFormatter } = await import("../runbooks/logs/format-line.ts");
  await printLines(lines, json ? formatJson : lineFormatter(lookOfOutput()));
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
