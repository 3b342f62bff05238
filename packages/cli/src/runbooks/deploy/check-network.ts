import type { Deployment } from "./deployment.ts";
import type { Check } from "./preflight.ts";

/** Only while the proxy does not run: then its ports must be free. */
export async function checkPorts({ host, stack, env }: Deployment): Promise<Check> {
  const ports = [env["XTABLO_HTTP_PORT"] || "80", env["XTABLO_HTTPS_PORT"] || "443"];
  const seen = ports.join(" and ");
  if ((await stack.inspect("caddy"))?.state === "running")
    return { part: "ports", state: "ok", seen: `${seen} are Caddy's`, next: null };
  const { stdout } = await host.run(["sh", "-c", "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null"]);
  const taken = ports.filter((port) => listensOn(stdout, port));
  if (taken.length === 0) return { part: "ports", state: "ok", seen: `${seen} are free`, next: null };
  const next = `See who has it: ss -ltnp 'sport = :${taken[0]?.split(":").at(-1)}'`;
  return { part: "ports", state: "problem", seen: `${taken.join(" and ")} taken by another program`, next };
}

/** Whether the kernel's table of sockets has a listener (state 0A) in the way of `PORT` or `ADDRESS:PORT`, as Compose takes it. */
export function listensOn(table: string, published: string): boolean {
  const [port = "", address] = published.split(":").toReversed();
  const hex = Number(port).toString(16).toUpperCase().padStart(4, "0");
  const listeners = table.matchAll(new RegExp(`^\\s*\\d+: ([0-9A-F]+):${hex} [0-9A-F]+:0000 0A `, "gm"));
  return [...listeners].some(([, at = ""]) => address === undefined || /^0+$/.test(at) || at === hexOf(address));
}

/** An IPv4 address as that table writes it: the last number first. */
function hexOf(address: string): string {
  const numbers = address.split(".").toReversed();
  return numbers.map((number) => Number(number).toString(16).toUpperCase().padStart(2, "0")).join("");
}

/** Only before the containers' network is made: no other one may have its addresses. */
export async function checkSubnet({ host, stack, env }: Deployment): Promise<Check> {
  const subnet = env["XTABLO_SUBNET"] || "172.30.77";
  const seen = `${subnet}.0/24`;
  const { code } = await stack.docker(["network", "inspect", `${stack.project}_default`]);
  if (code === 0) return { part: "network", state: "ok", seen: `${seen} is there`, next: null };
  const device = findRoute((await host.readFile("/proc/net/route")) ?? "", subnet);
  if (device === null) return { part: "network", state: "ok", seen: `${seen} is free`, next: null };
  const next = "Choose another: xtablo env set XTABLO_SUBNET=172.30.99";
  return { part: "network", state: "problem", seen: `${seen} is in use by ${device}`, next };
}

/** The device of the kernel's table of routes that has an address of `SUBNET.0/24`; a default route has none of its own. */
export function findRoute(table: string, subnet: string): string | null {
  const wanted = toNumber(hexOf(`${subnet}.0`));
  for (const row of table.split("\n").slice(1)) {
    const [device = "", destination = "", , , , , , mask = ""] = row.split("\t");
    const [to, shared] = [toNumber(destination), toNumber(mask) & 0xff_ff_ff_00];
    if (toNumber(mask) !== 0 && ((to ^ wanted) & shared) === 0) return device;
  }
  return null;
}

/** Those tables write the last byte of an address first. */
function toNumber(hex: string): number {
  const bytes = hex.match(/../g) ?? [];
  return bytes.reduceRight((number, byte) => (number << 8) | Number.parseInt(byte, 16), 0);
}
