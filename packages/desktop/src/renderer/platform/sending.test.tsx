import { renderHook, waitFor } from "@testing-library/react";
import { api, NetworkError, ProblemError } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft, startDrafts, writeDraft } from "../lib/draft.ts";
import { useSending } from "./sending.ts";
import { countUnsaved, keepUnsent, readUnsent } from "./unsent.ts";

/** Two pages of a browser, one after another, and a server that answers each try with the next of `answers`. */
let sent: { title: string; key: string }[] = [];
let answers: (Error | undefined)[] = [];

beforeEach(() => {
  sent = [];
  answers = [];
  startDrafts("ines");
});
afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

test("what the server has is kept no longer", async () => {
  open().result.current({ title: "Roof" });
  await waitFor(() => expect(readUnsent("etape:1")).toEqual([]));
  expect(sent.map(({ title }) => title)).toEqual(["Roof"]);
});

test("what was not answered before the page went is sent again by the next one, under the same key", async () => {
  const { key } = keepUnsent("etape:1", { title: "Roof" });
  expect(countUnsaved()).toBe(1);
  open();
  await waitFor(() => expect(sent).toEqual([{ title: "Roof", key }]));
  expect(countUnsaved()).toBe(0);
});

test("a lost connection gives the text back; sent once more as it was, it goes out under the same key", async () => {
  answers = [new NetworkError("away")];
  const { result } = open();
  result.current({ title: "Roof" });
  await waitFor(() => expect(readDraft("back")).toBe("Roof"));
  writeDraft("back", null);
  open(); // a reload meanwhile must not send what is with the person
  result.current({ title: "Roof" });
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.key).toBe(sent[0]?.key);
});

test("a refusal gives the text back, and forgets the key", async () => {
  answers = [refusal()];
  open().result.current({ title: "Roof" });
  await waitFor(() => expect(readDraft("back")).toBe("Roof"));
  expect(readUnsent("etape:1")).toEqual([]);
});

test("two of the same name, made on purpose, are two", async () => {
  const { result } = open();
  result.current({ title: "Roof" });
  result.current({ title: "Roof" });
  await waitFor(() => expect(new Set(sent.map(({ key }) => key)).size).toBe(2));
});

test("what the server may have forgotten the key of is given back instead of sent", async () => {
  vi.useFakeTimers({ now: Date.now() - 25 * 60 * 60 * 1000 });
  keepUnsent("etape:1", { title: "Roof" });
  vi.useRealTimers();
  open();
  expect(readDraft("back")).toBe("Roof");
  expect([sent, readUnsent("etape:1")]).toEqual([[], []]);
});

test("a key that the server has forgotten is kept no longer than until something is sent anew", () => {
  vi.useFakeTimers({ now: Date.now() - 25 * 60 * 60 * 1000 });
  keepUnsent("etape:1", { title: "Roof" }, true);
  vi.useRealTimers();
  const { key } = keepUnsent("etape:1", { title: "Roof" }, true);
  expect(readUnsent("etape:1").map((kept) => kept.key)).toEqual([key]);
});

test("what another account left unsent is not sent by this one", () => {
  keepUnsent("etape:1", { title: "Roof" });
  startDrafts("somebody else");
  open();
  expect(sent).toEqual([]);
});

function open() {
  return renderHook(() =>
    useSending({
      name: "etape:1",
      schema: api.etapes.create.body,
      giveBack: ({ title }) => writeDraft("back", title),
      async send({ title }, key) {
        sent.push({ title, key });
        const answer = answers.shift();
        if (answer) throw answer;
      },
    }),
  );
}

function refusal(): ProblemError {
  const problem = { type: "about:blank", title: "Forbidden", status: 403, detail: "No.", code: "forbidden" };
  return new ProblemError({ ...problem, requestId: "r" }, null);
}
