import { parse } from "yaml";

/** What a Compose file means once variables and anchors are resolved, in words that no version of Compose chooses. */
export function meaningOf(config: string): Record<string, unknown> {
  const { services, networks, volumes } = parse(config) as Config;
  return {
    services: Object.fromEntries(Object.entries(services).map(([name, service]) => [name, meaningOfService(service)])),
    network: networks["default"]?.ipam.config,
    volumes: Object.keys(volumes).toSorted(),
  };
}

interface Config {
  services: Record<string, Service>;
  networks: Record<string, { ipam: { config: unknown } }>;
  volumes: Record<string, unknown>;
}

interface Service {
  ports?: (string | Port)[];
  volumes?: (string | Mount)[];
  networks?: { default?: { ipv4_address?: string } | null };
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: Check;
  [field: string]: unknown;
}
type Check = { test?: string[]; retries?: number; disable?: boolean };
type Port = { host_ip?: string; published: string; target: number; protocol: string };
type Mount = { source: string; target: string; read_only?: boolean };

/** What both Composes write in the same way. */
const plain = [
  "image",
  "command",
  "environment",
  "read_only",
  "restart",
  "tmpfs",
  "cap_add",
  "cap_drop",
  "security_opt",
  "logging",
  "stop_signal",
] as const;

function meaningOfService(service: Service): object {
  const { ports = [], volumes = [], networks, depends_on: needs = {}, healthcheck } = service;
  return {
    ...Object.fromEntries(plain.map((field) => [field, service[field] ?? null])),
    ports: ports.map(sayPort),
    volumes: volumes.map(sayMount),
    address: networks?.default?.ipv4_address ?? null,
    needs: Object.entries(needs).map(([name, { condition }]) => `${name} ${condition}`),
    graceSeconds: secondsOf(String(service["stop_grace_period"] ?? "10s")),
    memory: bytesOf(String(service["shm_size"] ?? "0")),
    healthcheck: healthcheck && sayCheck(healthcheck),
  };
}

/** 1.29 writes what is switched off as a test that is none. */
function sayCheck({ test = [], retries, disable }: Check): string {
  return disable || test[0] === "NONE" ? "none" : `${test.join(" ")}, ${retries} times`;
}

function sayPort(port: string | Port): string {
  if (typeof port === "string") return port;
  const { host_ip: address, published, target, protocol } = port;
  return `${address ? `${address}:` : ""}${published}:${target}/${protocol}`;
}

function sayMount(mount: string | Mount): string {
  if (typeof mount === "string") return mount;
  return `${mount.source}:${mount.target}:${mount.read_only ? "ro" : "rw"}`;
}

function secondsOf(text: string): number {
  const [, minutes = "0", seconds = "0"] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

function bytesOf(text: string): number {
  return text.endsWith("m") ? Number.parseInt(text, 10) * 1_048_576 : Number(text);
}
