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
      helpValue?: unknown;
      type: string;
    }
  >;
  args: Record<string, { description?: string | undefined; required?: boolean | undefined }>;
}

/** The reference page of all commands. */
export function renderCommands(commands: DescribedCommand[]): string {
  const sections = commands
    .filter((command) => !command.hidden)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(renderCommand);
  return `# Commands

<!-- Made by \`xtablo generate\` from packages/cli/src/commands. -->

Type \`npx xtablo\` in the project's root, or \`xtablo\` where it is installed. Results go to stdout, progress to stderr.
Exit codes: 0 done, 1 failed, 2 usage, 3 declined, 4 a precondition is not met. \`NO_COLOR\` switches colours off.

${sections.join("\n")}`;
}

function renderCommand(command: DescribedCommand): string {
  const words = `xtablo ${command.id.replaceAll(":", " ")}`;
  const args = Object.entries(command.args).map(([name, { required }]) =>
    required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  const parts = [`## ${[words, ...args].join(" ")}`, [command.summary, command.description].filter(Boolean).join(" ")];
  const options = [...renderArgs(command), ...renderFlags(command)];
  if (options.length > 0) parts.push(options.join("\n"));
  const examples = (command.examples ?? []).map((example) => renderExample(example, words));
  if (examples.length > 0) parts.push(["```sh", ...examples, "```"].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function renderArgs({ args }: DescribedCommand): string[] {
  return Object.entries(args).map(([name, { description }]) => `- \`${name.toUpperCase()}\`: ${description ?? ""}`);
}

function renderFlags({ flags }: DescribedCommand): string[] {
  return Object.entries(flags).map(([name, flag]) => {
    const value = flag.type === "option" ? ` ${typeof flag.helpValue === "string" ? flag.helpValue : "VALUE"}` : "";
    const short = flag.char ? `\`-${flag.char}\`, ` : "";
    return `- ${short}\`--${name}${value}\`: ${flag.description ?? ""}${flag.env ? ` (\`${flag.env}\`)` : ""}`;
  });
}

function renderExample(example: string | { description: string; command: string }, words: string): string {
  const fill = (text: string) =>
    text.replaceAll("<%= config.bin %> <%= command.id %>", words).replaceAll("<%= config.bin %>", "xtablo");
  return typeof example === "string" ? fill(example) : `# ${example.description}\n${fill(example.command)}`;
}
