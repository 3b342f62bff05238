import { api, type Tablo } from "@xtablo/contract";
import { call } from "../../platform/api.ts";
import type { TabloChange } from "../../platform/tablos.ts";
import type { Write } from "../../platform/writes.ts";

/** Changes a tablo's fields; with `ifVersion` only when nobody else has meanwhile. */
export function updateTablo(tablo: Tablo, change: TabloChange, ifVersion?: number): Write<Tablo> {
  return {
    repeatable: ifVersion === undefined,
    subjectOf: ({ id }) => id,
    send: () => call(api.tablos.update, { params: { tabloId: tablo.id }, body: change }, { ifVersion }),
    show: (board) => ({ ...board, tablo: { ...board.tablo, ...change } }),
  };
}
