import { expect, test } from "vitest";
import {
  addLocal,
  addRemote,
  listServers,
  partitionOf,
  remove,
  rename,
  serverOf,
  show,
  chosenServer,
} from "./servers.ts";
import { firstSettings } from "./settings.ts";

const [one, two, mine] = [1, 2, 3].map((n) => `01a2244c-10da-743e-979b-46271c48c2b${n}`) as [string, string, string];
const three = addLocal(
  addRemote(addRemote(firstSettings, "https://one.example", one), "https://two.example:8443", two),
  "On this computer",
  mine,
);
const path = "/tablos/01a2244c-10da-743e-979b-46271c48c2b9";

test("the last one that was added is shown, under its host's name", () => {
  expect(listServers(three, new Map([[two, 3]]))).toEqual([
    { id: one, kind: "remote", name: "one.example", origin: "https://one.example", unread: 0 },
    { id: two, kind: "remote", name: "two.example:8443", origin: "https://two.example:8443", unread: 3 },
    { id: mine, kind: "local", name: "On this computer", origin: null, unread: 0 },
  ]);
});

test("one that is known already is shown, not added again", () => {
  expect(addRemote(three, "https://one.example", "x")).toEqual({ ...three, chosen: one });
  expect(addLocal({ ...three, chosen: one }, "Another", "x")).toEqual(three);
});

test("no two have cookies in common", () => {
  expect(new Set(three.servers.map(partitionOf)).size).toBe(3);
});

test("a rename changes the name alone", () => {
  expect(rename(three, two, "Work").servers.map(({ name }) => name)).toEqual([
    "one.example",
    "Work",
    "On this computer",
  ]);
});

test("the neighbour of one that is removed is shown, or nothing when it was the last", () => {
  expect(chosenServer(remove(three, mine))?.id).toBe(two);
  expect(chosenServer(remove(show(three, one), one))?.id).toBe(two);
  expect(chosenServer(remove(three, one))?.id).toBe(mine);
  expect(chosenServer(remove(remove(remove(three, one), two), mine))).toBeNull();
});

test("a link leads to a server that is known, by host and port, and adds none", () => {
  expect(serverOf(three, { host: "two.example:8443", path })?.id).toBe(two);
  expect(serverOf(three, { host: "two.example", path })).toBeNull();
  expect(serverOf(three, { host: "local", path })?.id).toBe(mine);
  expect(serverOf(firstSettings, { host: "local", path })).toBeNull();
});

test("what is gone is not shown, renamed or removed", () => {
  for (const change of [show, remove]) expect(() => change(three, "gone")).toThrow(/no such server/);
  expect(() => rename(three, "gone", "x")).toThrow(/no such server/);
});
