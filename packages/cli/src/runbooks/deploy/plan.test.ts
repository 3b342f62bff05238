import { describe, expect, test } from "vitest";
import { findRoute, listensOn } from "./check-network.ts";
import { findBreaking, planRecovery, planRollback, planSlots } from "./plan.ts";
import { isAtLeast, judgeEngine } from "./preflight.ts";
import { projectOf } from "./stack.ts";
import type { Slot } from "./state/slots.ts";
import { anEntry } from "./testing/releases.ts";
import { findPast } from "./tidy.ts";

test.each<[Slot[], Slot]>([
  [["blue"], "green"],
  [["green"], "blue"],
  [["green", "blue"], "green"],
  [[], "green"],
])("with the lease %j the next release goes to %s", (lease, idle) => expect(planSlots(lease).idle).toBe(idle));

test.each<[Slot[], "finish" | "undo"]>([
  [["blue"], "undo"],
  [["green", "blue"], "undo"],
  [["green"], "finish"],
  [["blue", "green"], "undo"],
])("a deploy to green that was killed with the lease %j: %s", (lease, way) =>
  expect(planRecovery({ slot: "green" }, lease)).toBe(way),
);

describe("going back", () => {
  const release = (tag: string, known: string[], incompatible: string[] = [], after = known) =>
    anEntry({ tag, migrations: { known, incompatible, before: [], after } });
  const v1 = release("v1", ["1"]);

  test("is code alone when what came between is compatible", () => {
    expect(planRollback([v1, release("v2", ["1", "2"])], v1.migrations)).toEqual({ kind: "code" });
    expect(planRollback([v1, release("v2", ["1"])], v1.migrations)).toEqual({ kind: "code" });
  });

  test("stops at what is not compatible, and names all that would have to go, newest first", () => {
    const record = [v1, release("v2", ["1", "2"]), release("v3", ["1", "2", "3", "4"], ["3"])];
    expect(planRollback(record, v1.migrations)).toEqual({
      kind: "schema",
      blocking: ["3"],
      revert: ["4", "3"],
      keep: "2",
    });
  });

  test("what was reverted is in the way no longer", () => {
    const back = release("v1", ["1"], [], ["1"]);
    expect(planRollback([v1, release("v2", ["1", "2"], ["2"]), back], v1.migrations)).toEqual({ kind: "code" });
  });

  test("what another release left applied is judged by the release that brought it", () => {
    const v2 = release("v2", ["1", "2"], ["2"]);
    const backIn = release("v1b", ["1"], [], ["1", "2"]); // knows nothing of 2, which stayed
    expect(planRollback([v1, v2, backIn], v1.migrations)).toMatchObject({ kind: "schema", blocking: ["2"] });
  });

  test("to a release that needs what is not applied is forward", () => {
    const record = [v1, release("v2", ["1", "2"]), release("v1", ["1"], [], ["1"])];
    expect(planRollback(record, { known: ["1", "2"], incompatible: [] })).toEqual({ kind: "forward", missing: ["2"] });
  });
});

test("only migrations that are still to come can break the release before", () => {
  expect(findBreaking({ known: ["1", "2", "3"], incompatible: ["1", "3"] }, ["1", "2"])).toEqual(["3"]);
});

test.each([
  ["20.10.24+dfsg1", "warning"],
  ["20.9.1", "problem"],
  ["19.03.15", "problem"],
  ["24.0.7", "ok"],
  ["28.2.2", "ok"],
])("Docker %s is %s", (version, state) => expect(judgeEngine("docker", version).state).toBe(state));

test("versions are compared number by number", () => {
  expect(isAtLeast("24.0", "20.10")).toBe(true);
  expect(isAtLeast("9.0", "20.10")).toBe(false);
});

test.each([
  ["443", true],
  ["127.0.0.1:443", true],
  ["127.0.0.2:443", false],
  ["127.0.0.2:8080", true],
  ["80", false],
  ["8443", false],
])("whether %s is taken is told by the kernel's listeners, not by mere connections: %s", (published, taken) => {
  const table = `  sl  local_address rem_address   st
   0: 0100007F:01BB 00000000:0000 0A 00000000:00000000
   1: 0100007F:0050 0200007F:9C40 01 00000000:00000000
   2: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000`;
  expect(listensOn(table, published)).toBe(taken);
});

test.each([
  ["172.30.78", "br-1"],
  ["172.30.79", null],
  ["10.20.30", "wg0"],
  ["10.21.30", null],
  ["192.168.1", "host"],
])("whether %s.0/24 is in use is told by the kernel's routes: %s", (subnet, device) => {
  const table = `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU
eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0
br-1\t004E1EAC\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0
wg0\t0000140A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0
host\t0701A8C0\t00000000\t0001\t0\t0\t0\tFFFFFFFF\t0`;
  expect(findRoute(table, subnet)).toBe(device);
});

test("images of releases long past are found, and never those that one may go back to", () => {
  const good = ["v1", "v2", "v1", "v3", "v4"].map((tag) => anEntry({ tag }));
  const record = [...good, anEntry({ tag: "v5", outcome: "failed" }), anEntry({ tag: "v6", outcome: "failed" })];
  const tags = (keep: number) => findPast(record, keep).map(({ tag }) => tag);
  expect(tags(3)).toEqual(["v2", "v5"]);
  expect(tags(2)).toEqual(["v1", "v2", "v5"]);
  expect(tags(9)).toEqual(["v5"]);
});

test.each([
  ["/opt/xtablo", "xtablo"],
  ["/srv/My.Xtablo_1", "myxtablo_1"],
])("Compose calls the project in %s %s", (folder, name) => expect(projectOf(folder)).toBe(name));
