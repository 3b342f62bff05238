import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";
import { loadSessionSecrets } from "./session-secrets.ts";

const root = mkdtempSync(join(tmpdir(), "xtablo-config-"));
afterAll(() => rmSync(root, { recursive: true }));

const secret = "0123456789abcdef0123456789abcdef";
const read = (environment: Record<string, string>) => readConfig(environment, { root });

/** What an environment is refused for. */
function problems(environment: Record<string, string>): string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function file(name: string, text: string): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}

test("every problem is listed at once, with the variable's name", () => {
  const found = problems({
    ENV: "production",
    PORT: "eighty",
    DATABASE_URL: "mysql://db",
    PUBLIC_URL: "xtablo.example.org",
    LOG_LEVEL: "loud",
    METRICS_PORT: "70000",
    MAX_UPLOAD_SIZE_MB: "0",
    TRUSTED_PROXIES: "10.0.0.0/33, caddy",
    DOMAIN: "https://example.org/",
    SIGNUP: "yes",
  });
  const named = found.map((problem) => problem.split(/[= ]/)[0] ?? "").toSorted();
  expect(named).toEqual(
    [
      "DATABASE_URL",
      "DOMAIN",
      "LOG_LEVEL",
      "MAX_UPLOAD_SIZE_MB",
      "METRICS_PORT",
      "PORT",
      "PUBLIC_URL",
      "SESSION_SECRET",
      "SIGNUP",
      "TRUSTED_PROXIES",
    ].toSorted(),
  );
});

test("a problem shows the wrong value, but never that of a secret", () => {
  const text = problems({ PORT: "eighty", SESSION_SECRET: "hunter2", DATABASE_URL: "http://me:hunter2@db/x" }).join(
    "\n",
  );
  expect(text).toContain("PORT=eighty is wrong: expected a port, 0-65535");
  expect(text).toContain("SESSION_SECRET is wrong");
  expect(text).not.toContain("hunter2");
});

describe("NAME_FILE", () => {
  test("names a file that holds a secret", () => {
    expect(read({ SESSION_SECRET_FILE: file("secret", `${secret}\n`) }).sessionSecrets).toEqual([secret]);
  });

  test.each([
    ["cannot be read", { SESSION_SECRET_FILE: join(root, "nowhere") }, "cannot be read"],
    ["is empty", { ENV: "production", SESSION_SECRET_FILE: file("empty", "\n") }, "is empty"],
    ["is given beside the value", { SESSION_SECRET: secret, SESSION_SECRET_FILE: file("both", secret) }, "both set"],
  ])("one that %s is a problem, and the only one", (_name, environment, text) => {
    expect(problems(environment)).toEqual([expect.stringContaining(text)]);
  });
});

test("a misspelt variable is a warning that names the right one; an empty value counts as none", () => {
  const config = read({ XTABLO_DATADIR: "/tmp", PORT: "", HOME: "/root" });
  expect(config.warnings).toEqual([expect.stringContaining("Did you mean XTABLO_DATA_DIR?")]);
  expect(config.port).toBe(8080);
});

describe("an S3 store", () => {
  const whole = {
    S3_ENDPOINT: "https://s3.example.org",
    S3_BUCKET: "xtablo-files",
    S3_ACCESS_KEY: "KEY",
    S3_SECRET_KEY: "hunter2",
  };

  test("takes four values, and has sensible others", () => {
    expect(read({}).s3).toBeNull();
    expect(read({ S3_REGION: "eu-west-3", S3_USE_PATH_STYLE: "false" }).s3).toBeNull();
    const s3 = { endpoint: "https://s3.example.org", bucket: "xtablo-files", accessKey: "KEY", secretKey: "hunter2" };
    expect(read(whole).s3).toEqual({ ...s3, region: "auto", pathStyle: true });
    const other = read({ ...whole, S3_REGION: "eu-west-3", S3_USE_PATH_STYLE: "false" }).s3;
    expect(other).toEqual({ ...s3, region: "eu-west-3", pathStyle: false });
  });

  test.each([
    [
      { S3_ENDPOINT: "https://s3.example.org" },
      "S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY are missing: S3_ENDPOINT alone",
    ],
    [{ ...whole, S3_BUCKET: "" }, "S3_BUCKET is missing: S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY alone"],
    [{ ...whole, S3_ENDPOINT: "s3.example.org" }, "S3_ENDPOINT=s3.example.org is wrong: expected an address such as"],
    [{ ...whole, S3_BUCKET: "My Files" }, "S3_BUCKET=My Files is wrong: expected the name of a bucket"],
    [{ ...whole, S3_USE_PATH_STYLE: "yes" }, "S3_USE_PATH_STYLE=yes is wrong"],
  ])("half told, or wrongly, is one problem that says what to do: %j", (environment, text) => {
    expect(problems(environment)).toEqual([expect.stringContaining(text)]);
    expect(problems(environment).join()).not.toContain("hunter2");
  });
});

describe("defaults", () => {
  test("in development: open, on loopback, data under the root", () => {
    expect(read({})).toMatchObject({
      env: "development",
      databaseUrl: null,
      host: "127.0.0.1",
      signup: "open",
      sessionSecrets: null,
      publicUrlGiven: false,
      trustedProxies: [],
      metricsPort: 9464,
      maxUploadBytes: 25 * 1_048_576,
      dataDir: join(root, ".xtablo"),
    });
  });

  test("in production: by invitation, on all addresses, with a secret that must be given", () => {
    const config = read({ ENV: "production", SESSION_SECRET: secret, DOMAIN: "xtablo.example.org" });
    expect(config).toMatchObject({ host: undefined, signup: "invite", publicUrlGiven: true });
    expect(config.publicUrl.href).toBe("https://xtablo.example.org/");
    expect(problems({ ENV: "production" })).toEqual([expect.stringContaining("SESSION_SECRET is missing")]);
  });
});

test("several session secrets are taken, each of 32 characters or more", () => {
  expect(read({ SESSION_SECRET: `${secret}, ${secret}2` }).sessionSecrets).toEqual([secret, `${secret}2`]);
  expect(problems({ SESSION_SECRET: `${secret},short` })).toHaveLength(1);
});

test.each([
  ["10.0.0.2", true],
  ["10.0.0.0/8,::1,fd00::/8", true],
  ["10.0.0.0/33", false],
  ["10.0.0.0/", false],
  ["10.0.0/8", false],
  ["*", false],
])("TRUSTED_PROXIES=%s is right: %s", (text, right) => {
  expect(problems({ TRUSTED_PROXIES: text })).toHaveLength(right ? 0 : 1);
});

test("a session secret is made once, kept for the owner alone, and the same for every process", () => {
  const config = read({ XTABLO_DATA_DIR: "made" });
  const [made = ""] = loadSessionSecrets(config);
  const path = join(config.dataDir, "session-secret");
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(loadSessionSecrets(config)).toEqual([made]);
  expect(readFileSync(path, "utf8")).toBe(made);
  writeFileSync(path, "");
  expect(() => loadSessionSecrets(config)).toThrow(/is empty/);
});
