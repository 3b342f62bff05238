/** What is known of a command without running it; oclif's commands fit. */
export interface DescribedCommand {
  id: string;
  summary?: string | undefined;
  description?: string | undefined;
  hidden?: boolean | undefined;
  examples?: (string | { description: string; command: string })[] | undefined;
  flags: Record<
    string,
    {
      char?: string | undefined;
      description?: string | undefined;
      env?: string | undefined;
      helpGroup?: string | undefined;
      helpValue?: unknown;
      options?: readonly string[] | undefined;
      type: string;
    }
  >;
  args: Record<string, { description?: string | undefined; required?: boolean | undefined }>;
}

/** The reference page of all commands. */
export function renderCommands(commands: DescribedCommand[]): string {
  const shown = commands.filter((command) => !command.hidden).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const sections = groupsOf(shown).map(
    ({ title, commands }) => `## ${title}\n\n${renderContents(commands)}\n\n${commands.map(renderCommand).join("\n")}`,
  );
  return `# Commands

<!-- Made by \`xtablo generate\` from packages/cli/src/commands. -->

Type \`npx xtablo\` in the project's root, or \`xtablo\` where it is installed. Results go to stdout, progress to stderr.
Exit codes: 0 done, 1 failed, 2 usage, 3 declined, 4 a precondition is not met, 130 ended by Ctrl-C. \`NO_COLOR\` switches colours off.
The variable in brackets behind a flag stands for it, in the environment or in \`.env\`.

${sections.join("\n")}`;
}

/** What belongs together, by the first word; whatever is not named here comes last. */
const groups = [
  {
    title: "Developing",
    words: ["bootstrap", "build", "clean", "db", "dev", "doctor", "generate", "lint", "migrate", "test"],
  },
  { title: "Running", words: ["start", "worker"] },
  { title: "Administering", words: ["jobs", "status", "storage", "tablo", "user"] },
  { title: "Deploying", words: ["deploy", "env", "logs", "releases", "rollback"] },
];

function groupsOf(commands: DescribedCommand[]): { title: string; commands: DescribedCommand[] }[] {
  const titleOf = ({ id }: DescribedCommand) =>
    groups.find(({ words }) => words.includes(id.split(":")[0] ?? ""))?.title ?? "More";
  return [...groups.map(({ title }) => title), "More"]
    .map((title) => ({ title, commands: commands.filter((command) => titleOf(command) === title) }))
    .filter((group) => group.commands.length > 0);
}

function renderContents(commands: DescribedCommand[]): string {
  const rows = commands.map((command) => {
    const words = titleOf(command);
    const anchor = words
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-");
    return `| [\`xtablo ${command.id.replaceAll(":", " ")}\`](#${anchor}) | ${command.summary ?? ""} |`;
  });
  return ["| Command | Does |", "| --- | --- |", ...rows].join("\n");
}

function titleOf(command: DescribedCommand): string {
  const args = Object.entries(command.args).map(([name, { required }]) =>
    required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  return [`xtablo ${command.id.replaceAll(":", " ")}`, ...args].join(" ");
}

function renderCommand(command: DescribedCommand): string {
  const words = `xtablo ${command.id.replaceAll(":", " ")}`;
  const parts = [`### ${titleOf(command)}`, [command.summary, command.description].filter(Boolean).join(" ")];
  const options = [...renderArgs(command), ...renderFlags(command)];
  if (options.length > 0) parts.push(options.join("\n"));
  const examples = (command.examples ?? []).map((example) => renderExample(example, words));
  if (examples.length > 0) parts.push(["```sh", ...examples, "```"].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function renderArgs({ args }: DescribedCommand): string[] {
  return Object.entries(args).map(([name, { description }]) => `- \`${name.toUpperCase()}\`: ${description ?? ""}`);
}

/** Its own first, then those that it shares with a group. */
function renderFlags({ flags }: DescribedCommand): string[] {
  const sorted = Object.entries(flags).toSorted(([, a], [, b]) => Number(!!a.helpGroup) - Number(!!b.helpGroup));
  return sorted.map(([name, flag]) => {
    const value =
      flag.type === "option"
        ? ` ${typeof flag.helpValue === "string" ? flag.helpValue : (flag.options?.join("|") ?? "VALUE")}`
        : "";
    const short = flag.char ? `\`-${flag.char}\`, ` : "";
    return `- ${short}\`--${name}${value}\`: ${flag.description ?? ""}${flag.env ? ` (\`${flag.env}\`)` : ""}`;
  });
}

function renderExample(example: string | { description: string; command: string }, words: string): string {
  const fill = (text: string) =>
    text.replaceAll("<%= config.bin %> <%= command.id %>", words).replaceAll("<%= config.bin %>", "xtablo");
  return typeof example === "string" ? fill(example) : `# ${example.description}\n${fill(example.command)}`;
}
