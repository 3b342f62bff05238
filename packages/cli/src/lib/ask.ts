import { Failure, precondition } from "./failure.ts";

/** Asks y/N before a change. Throws a {@link Failure} when declined, or when there is nobody to ask. */
export async function confirm(message: string, { yes }: { yes: boolean }): Promise<void> {
  if (yes) return;
  requireTerminal();
  const { confirm: ask } = await import("@inquirer/prompts");
  if (!(await ask({ message, default: false }, context).catch(decline))) decline();
}

/** Asks for the name of what is about to be destroyed. Throws like {@link confirm}. */
export async function confirmName(message: string, name: string, { yes }: { yes: boolean }): Promise<void> {
  if (yes) return;
  requireTerminal();
  const { input } = await import("@inquirer/prompts");
  const typed = await input({ message: `${message} Type its name (${name}) to go on:` }, context).catch(decline);
  if (typed !== name) decline();
}

/** Asks for what was not typed. Throws a {@link Failure} when nobody can answer. */
export async function askLine(message: string, missing: string, { required = true } = {}): Promise<string> {
  if (!process.stdin.isTTY) throw precondition(missing, "Give it with the command; see --help.");
  const { input } = await import("@inquirer/prompts");
  return input({ message, required }, context).catch(decline);
}

/** Asks for a secret, unseen. Only on a terminal. */
export async function askSecret(message: string): Promise<string> {
  requireTerminal();
  const { password } = await import("@inquirer/prompts");
  return password({ message, mask: true }, context).catch(decline);
}

const context = { output: process.stderr };

/** Refuses before any work when a question will come and nobody can answer it. */
export function requireAnswer({ yes }: { yes: boolean }): void {
  if (!yes) requireTerminal();
}

function requireTerminal(): void {
  if (process.stdin.isTTY) return;
  throw precondition(
    "This asks before it acts, and there is no terminal to ask on.",
    "Add --yes to go on without a question.",
  );
}

function decline(): never {
  throw new Failure("Nothing was done.", "Run it again to decide otherwise.", { exitCode: 3 });
}
