import type { Deployment } from "./deployment.ts";
import { flagsOf } from "./places.ts";

/** What a first deploy says of its first admin. */
export interface FirstAdmin {
  /** Good once; null when nobody was named. */
  link: string | null;
  says: string;
}

/** Makes the admin whose address was given, or says how it is done. Never fails the deploy, which is done. */
export async function makeFirstAdmin(
  { stack, domain, progress, host, places }: Deployment,
  { email: given, name, ask }: { email: string | undefined; name: string | undefined; ask: () => Promise<string> },
): Promise<FirstAdmin> {
  const email = given ?? (await ask());
  const container = await stack.inspect("web-blue");
  const command = ["/nodejs/bin/node", "packages/cli/bin/run.js", "user", "create"];
  const typed = `xtablo user create EMAIL --name NAME --admin${flagsOf(host, places)}`;
  if (!email || !container) return { link: null, says: `No admin yet. Make the first one:\n  ${typed}` };
  const words = [...command, email, "--name", name ?? email.split("@")[0] ?? email, "--admin"];
  const { code, stdout, stderr } = await stack.docker(["exec", container.id, ...words]);
  const link = stdout.trim();
  if (code === 0)
    return { link, says: `https://${domain} is there. Choose the admin's password (${email}):\n  ${link}` };
  progress.warn(`The admin could not be made: ${stderr.trim().split("\n").slice(-2).join(" ")}`);
  return { link: null, says: `Make the first admin:\n  ${typed}` };
}
