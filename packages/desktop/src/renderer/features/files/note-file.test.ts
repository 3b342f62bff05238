import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { aFile, idOf } from "../../lib/testing/builders.ts";
import { filesQuery } from "../../platform/files.ts";
import { noteFile } from "./note-file.ts";

test("a file that was stored is the first of the list, once", () => {
  const [old, stored] = [aFile({ id: idOf(1) }), aFile({ id: idOf(2) })];
  const client = new QueryClient();
  const { queryKey } = filesQuery(old.tabloId);
  client.setQueryData(queryKey, { pages: [{ items: [old], nextCursor: null }], pageParams: [undefined] });
  noteFile(client, stored);
  noteFile(client, stored);
  expect(client.getQueryData(queryKey)?.pages[0]?.items.map(({ id }) => id)).toEqual([stored.id, old.id]);
});

test("where no list is shown, none is made up of one file", () => {
  const client = new QueryClient();
  const stored = aFile();
  noteFile(client, stored);
  expect(client.getQueryData(filesQuery(stored.tabloId).queryKey)).toBeUndefined();
});
