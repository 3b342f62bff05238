import { QueryClient } from "@tanstack/react-query";
import type { Change } from "@xtablo/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "../query-keys.ts";
import { createRefresher } from "./refresh.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ["member.updated", true],
  ["tablo.updated", true],
  ["task.moved", false],
] as const)("after %s in a tablo that is open, lists of tablos are asked for again: %s", (kind, isStale) => {
  const client = new QueryClient();
  client.setQueryData(keys.tabloList("active"), { pages: [], pageParams: [] });
  client.setQueryData(keys.board("t"), { tablo: { id: "t" } });
  createRefresher(client).after(changeOf(kind));
  vi.advanceTimersByTime(2000);
  expect(client.getQueryState(keys.tabloList("active"))?.isInvalidated).toBe(isStale);
});

function changeOf(kind: Change["kind"]): Change {
  return { tabloId: "t", version: 2, kind, subjectId: "s", actorId: "a", at: "2026-11-22T09:00:00.000Z", data: {} };
}
