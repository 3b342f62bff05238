import type { InsideTarget } from "../runbooks/deploy/inside.ts";
import { XtabloCommand } from "./command.ts";
import { insideFlags } from "./deploy-flags.ts";
import { deploymentOfOperator } from "./environment.ts";
import { hasTerminal, progress } from "./present.ts";

/** A command that works on this machine, or, with `--host` or `--folder`, inside a deployment: the image's own does it there. */
export abstract class InsideCommand extends XtabloCommand {
  static override baseFlags = insideFlags;

  /** Words are checked here; then the same ones are typed there, and this command is done. */
  protected override async init(): Promise<void> {
    await super.init();
    if (!meansDeployment(this.argv)) return;
    const { flags, argv } = await this.parse(this.ctor);
    const { host, folder, engine, ...others } = flags as InsideTarget & Record<string, unknown>; // as baseFlags says
    const words = [...(this.id?.split(":") ?? []), ...wordsOf(others), ...argv.map(String)];
    if (!this.argv.some(isHostFlag)) tellHost();
    const { runInside, withDeployedStack } = await import("../runbooks/deploy/inside.ts");
    const look = { terminal: hasTerminal() };
    this.exit(await withDeployedStack({ host, folder, engine }, async (stack) => runInside(stack, words, look)));
  }
}

/** Whether a deployment is meant: by a flag, or by its variable. */
export function meansDeployment(argv: string[]): boolean {
  const { host, folder } = deploymentOfOperator();
  return host !== null || folder !== null || argv.some((word) => isHostFlag(word) || /^--folder(=|$)/.test(word));
}

function isHostFlag(word: string): boolean {
  return /^--host(=|$)/.test(word);
}

/** A variable is soon forgotten, and what is done there can't be taken back. */
function tellHost(): void {
  const { host } = deploymentOfOperator();
  if (host !== null) progress.info(`On ${host}, as XTABLO_HOST says.`);
}

/** Flags as they would be typed, those too that came from a variable, which is not set there. */
function wordsOf(flags: Record<string, unknown>): string[] {
  return Object.entries(flags).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [`--${name}`] : [value].flat().map((one) => `--${name}=${String(one)}`);
  });
}
