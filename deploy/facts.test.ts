import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { variables } from "../packages/server/src/config/variables.ts";
import { facts } from "./testing/facts.ts";

interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}
interface ComposeService {
  image: string;
  container_name?: string;
  env_file?: string;
  ports?: string[];
  user?: string;
  read_only?: boolean;
  volumes: string[];
  environment: Record<string, string>;
  cap_add?: string[];
  healthcheck?: { test?: string[] };
}

const read = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");
const file = read("./docker-compose.prod.yaml");
const { services, volumes } = parse(file, { merge: true }) as ComposeFile;
const dockerfile = read("./Dockerfile");
const stageOf = (name: string) =>
  dockerfile.split(/^(?=FROM )/m).find((stage) => stage.includes(` AS ${name}\n`)) ?? "";
const of = (name: string): ComposeService => {
  const service = services[name];
  if (!service) throw new Error(`There is no service ${name}.`);
  return service;
};
const ours = ["web-blue", "web-green", "worker"];

test("the Dockerfile and the compose file name the images whose facts are known", () => {
  expect(dockerfile).toContain(`ARG BUILD_IMAGE=${facts.build.image}\nARG RUN_IMAGE=${facts.run.image}\n`);
  expect(dockerfile).toContain(`ARG CLI_IMAGE=${facts.cli.image}\nARG TOOLS_IMAGE=${facts.tools.image}\n`);
  expect(of("postgres").image).toBe(`\${POSTGRES_IMAGE:-${facts.postgres.image}}`);
  expect(of("caddy").image).toBe(`\${CADDY_IMAGE:-${facts.caddy.image}}`);
});

test("the image relies on distroless as it is: its node, its user, no shell", () => {
  const last = stageOf("release");
  expect(last).toContain(`USER ${facts.run.user}:${facts.run.user}\n`);
  expect(last).toContain(`CMD ["${facts.run.entrypoint}", "probe.mjs"]`);
  expect(last).toContain('\nCMD ["packages/server/src/main.js"]');
  expect(last).not.toMatch(/^(RUN|ENTRYPOINT|SHELL)/m);
});

test("the command line's image takes client and plugin from where they are; a build without a target is the server's", () => {
  const stage = stageOf("cli");
  for (const path of [facts.tools.docker, facts.tools.compose]) expect(stage).toContain(`COPY --from=tools ${path} `);
  expect(stage).toContain('ENTRYPOINT ["node", "/app/packages/cli/bin/run.js"]');
  expect(stage).not.toMatch(/^USER/m);
  expect(dockerfile.trim().split("\n").at(-1)).toBe("FROM release");
});

test("PostgreSQL's volume is where 18 wants it, its port stays inside, its check asks by TCP", () => {
  const { volumes: mounts, ports, healthcheck } = of("postgres");
  expect(mounts).toEqual([`postgres_data:${facts.postgres.volume}`]);
  expect(ports).toBeUndefined();
  expect(healthcheck?.test?.join(" ")).toContain("--host 127.0.0.1");
});

test("Caddy keeps its certificates, gets the folder of its file, and may open its ports", () => {
  const { folder, data, config, capability } = facts.caddy;
  expect(of("caddy").volumes).toEqual([`./caddy:${folder}:ro`, `caddy_data:${data}`, `caddy_config:${config}`]);
  expect(of("caddy").cap_add).toEqual([capability]);
});

test("every named volume is declared, and used", () => {
  const used = Object.values(services).flatMap((service) => service.volumes.map((mount) => mount.split(":")[0] ?? ""));
  const named = used.filter((name) => /^\w+$/.test(name));
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(volumes).toSorted());
});

test.each(ours)("%s gets every variable of the server's by name, and is read-only", (name) => {
  const service = of(name);
  const own = ["HOST", "PORT", "METRICS_PORT", "TEST_DATABASE_URL"]; // the image's defaults are right, or for tests only
  const web = ["XTABLO_SLOT", "XTABLO_STATE_DIR", "XTABLO_ASSETS_DIR"];
  const wanted = Object.keys(variables).filter((variable) => !own.includes(variable));
  const expected = name === "worker" ? wanted.filter((variable) => !web.includes(variable)) : wanted;
  expect(Object.keys(service.environment).toSorted()).toEqual(expected.toSorted());
  expect(service).toMatchObject({ read_only: true });
  expect(service.env_file).toBeUndefined();
  expect(service.user).toBeUndefined();
});

test("nothing in it needs a Compose newer than 1.29: no nested default, no fixed container name, no project name", () => {
  expect(file).not.toMatch(/\$\{[^}]*\$\{/);
  expect(Object.values(services).filter((service) => service.container_name !== undefined)).toEqual([]);
  expect(file).not.toMatch(/^name:/m);
});

test("the example for production names every variable that the compose file reads, and no other", () => {
  const reads = [...file.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? "");
  const named = [...read("./.env.prod.example").matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? "");
  expect(named.toSorted()).toEqual([...new Set(reads)].toSorted());
});
