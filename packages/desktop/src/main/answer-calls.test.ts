import { beforeEach, expect, test } from "vitest";
import { channelOf } from "../shared/channels.ts";
import { platformCalls } from "../shared/ipc.ts";
import { answerCalls, type Sender } from "./answer-calls.ts";

const place = "/tablos/01a2244c-10da-743e-979b-46271c48c2b9";
const page: Sender = { url: "https://xtablo.example.org/tablos", isTopFrame: true, view: "server", serverId: null };
let channels: Map<string, (sender: Sender, input: unknown) => Promise<unknown>>;
let notified: unknown[];
let said: string[];

beforeEach(() => {
  channels = new Map();
  notified = [];
  said = [];
  answerCalls(
    (channel, answer) => channels.set(channel, answer),
    {
      name: "platform",
      calls: platformCalls,
      answers: {
        notify: async (input) => {
          notified.push(input);
          return null;
        },
        setBadge: async () => null,
        prepareDrag: async () => false,
        cancelDrag: async () => null,
        dragOut: async () => false,
      },
    },
    { mayCall: ({ view, isTopFrame }) => view === "server" && isTopFrame, warn: (message) => said.push(message) },
  );
});

const call = async (name: string, input: unknown, sender = page) =>
  channels.get(channelOf("platform", name))?.(sender, input);

test("a call of a server's page is answered", async () => {
  const notice = { title: "Roof", body: "Inès gave it to you.", place };
  expect(await call("notify", notice)).toBeNull();
  expect(notified).toEqual([notice]);
});

test("a call that is in no table has no channel", () => {
  expect([...channels.keys()]).toEqual(
    ["notify", "setBadge", "prepareDrag", "cancelDrag", "dragOut"].map((name) => `xtablo:platform:${name}`),
  );
});

test.each([[{ ...page, isTopFrame: false }], [{ ...page, view: "own" as const }], [{ ...page, view: null }]])(
  "from %j it is refused, and the reason is told to the log alone",
  async (sender) => {
    await expect(call("notify", { title: "x", body: "", place }, sender)).rejects.toThrow(/^Refused\.$/);
    expect(notified).toEqual([]);
    expect(said).toEqual([expect.stringContaining("may not call platform.notify")]);
  },
);

test.each([
  undefined,
  null,
  "x",
  {},
  { title: "", body: "", place },
  { title: "x".repeat(201), body: "", place },
  { title: "x", body: "", place: "https://evil.example/" },
  { title: "x", body: "", place: "/api/me" },
  { title: "x", body: "", place, icon: "file:///etc/passwd" },
  { title: { toString: (): string => "x" }, body: "", place },
])("%j is no notification", async (input) => {
  await expect(call("notify", input)).rejects.toThrow(/^Refused\.$/);
  expect(notified).toEqual([]);
});

test.each([-1, 0.5, 10_000, Number.NaN, "3"])("%j is no count", async (count) => {
  await expect(call("setBadge", { count })).rejects.toThrow(/^Refused\.$/);
});
