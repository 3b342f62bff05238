import { describe, expect, test } from "vitest";
import { checkEnvMode, checkEnvText } from "./check-env.ts";
import { makeEnvText } from "./env-template.ts";
import { readEnvText, setInEnvText } from "./env-text.ts";

const s3 = {
  endpoint: "https://s3.example.org",
  bucket: "files",
  accessKey: "KEY",
  secretKey: "hunter2",
  pathStyle: true,
};
const fresh = () => makeEnvText({ domain: "xtablo.example.org", image: "xtablo", tag: "v0.1.0", s3 });
const says = (text: string) => checkEnvText(text).map((finding) => finding.says);

test("a new file is complete, strong and without a contradiction, and no two have the same secrets", () => {
  expect(checkEnvText(fresh())).toEqual([]);
  const [one, other] = [readEnvText(fresh()), readEnvText(fresh())];
  expect(one["SESSION_SECRET"]).toMatch(/^[0-9a-f]{64}$/);
  expect(one["SESSION_SECRET"]).not.toBe(other["SESSION_SECRET"]);
  expect(one["POSTGRES_PASSWORD"]).not.toBe(other["POSTGRES_PASSWORD"]);
});

describe("setting a value", () => {
  test("changes its line where it stands and keeps every comment", () => {
    const text = "# one\nA=1 # note\n\n# two\nB=2\n";
    expect(setInEnvText(text, "A", "x")).toBe("# one\nA=x\n\n# two\nB=2\n");
    expect(setInEnvText(text, "C", "3")).toBe(`${text}C=3\n`);
    expect(setInEnvText("A=1", "B", "2")).toBe("A=1\nB=2\n");
  });

  test.each(["plain", "a b", "pa$$word", "x#y", 'say "hi"', "", "postgres://u:p@h:5432/d?sslmode=off", "sha256:ab@cd"])(
    "is read back as it was: %j",
    (value) => expect(readEnvText(setInEnvText("", "NAME", value))["NAME"]).toBe(value),
  );

  test("refuses what would be read differently, without showing it", () => {
    expect(() => setInEnvText("", "NAME", "it's hunter2")).toThrow(/^(?!.*hunter2).*NAME holds a quote/);
    expect(() => setInEnvText("", "NA ME", "x")).toThrow(/no name/);
  });
});

test.each([
  ["DOMAIN", "", "DOMAIN is missing"],
  ["SESSION_SECRET", "short", "SESSION_SECRET is wrong"],
  ["SESSION_SECRET", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "SESSION_SECRET is weak"],
  ["POSTGRES_PASSWORD", "changeme-changeme-changeme", "POSTGRES_PASSWORD is weak"],
  ["S3_BUCKET", "", "S3_BUCKET is missing"],
  ["PUBLIC_URL", "https://other.example.org", "PUBLIC_URL is not at DOMAIN"],
  ["TEST_DATABASE_URL", "postgres://u:p@h:5432/d", "TEST_DATABASE_URL is for tests"],
  ["ENV", "development", "ENV=development"],
  ["XTABLO_SUBNETT", "10.0.0.0/24", "Did you mean XTABLO_SUBNET?"],
  ["SIGNUP", "yes", "SIGNUP=yes is wrong"],
])("%s=%s is told: %s", (name, value, text) => {
  const found = says(setInEnvText(fresh(), name, value));
  expect(found).toContainEqual(expect.stringContaining(text));
  expect(found.join()).not.toContain("hunter2");
});

test("a line that sets nothing and a name that is set twice are told", () => {
  expect(says(`${fresh()}oops\nDOMAIN=b.example.org\n`)).toEqual([
    expect.stringMatching(/Line \d+ sets nothing/),
    "DOMAIN is set more than once.",
  ]);
});

test.each([
  ["600", 0],
  ["400", 0],
  ["640", 1],
  ["644", 1],
])("mode %s is told %i times", (mode, times) => {
  expect(checkEnvMode(mode, ".env.prod")).toHaveLength(times);
});
