import { QueryClient, type InfiniteData } from "@tanstack/react-query";
import type { Change } from "@xtablo/contract";
import { expect, test } from "vitest";
import { aBoard, aChange, idOf } from "../lib/testing/builders.ts";
import { noteActivity, type ActivityFilter } from "./activity.ts";
import { keys } from "./query-keys.ts";

const board = aBoard();
const moved = aChange(board, { kind: "task.moved", subjectId: idOf(1), data: {} });

/** A client that shows activity through a filter, up to a version of the log. */
function showing(filter: ActivityFilter, version: number) {
  const client = new QueryClient();
  const key = [...keys.activity(board.tablo.id), filter, 50];
  client.setQueryData(key, { pages: [{ items: [{ ...moved, version }] }, { items: [] }], pageParams: [] });
  const shown = () => client.getQueryData<InfiniteData<{ items: Change[] }>>(key)?.pages[0]?.items ?? [];
  return { client, versions: () => shown().map((change) => change.version) };
}

test.each([
  [{}, true],
  [{ kind: "task" }, true],
  [{ kind: "file" }, false],
  [{ actorId: idOf(50) }, true],
  [{ actorId: idOf(51) }, false],
  [{ actorId: idOf(50), kind: "etape" }, false],
] as const)("a change that comes in is on top of activity of %j: %s", (filter, isThere) => {
  const { client, versions } = showing(filter, board.version);
  noteActivity(client, moved);
  expect(versions()).toEqual(isThere ? [board.version + 1, board.version] : [board.version]);
});

test("a change that the answer of the server had already is not told twice", () => {
  const { client, versions } = showing({}, moved.version);
  noteActivity(client, moved);
  expect(versions()).toEqual([moved.version]);
});

test("another tablo's changes are not told here", () => {
  const { client, versions } = showing({}, board.version);
  noteActivity(client, { ...moved, tabloId: idOf(1001) });
  expect(versions()).toEqual([board.version]);
});
