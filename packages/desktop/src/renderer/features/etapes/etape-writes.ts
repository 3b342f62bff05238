import { api, type Args, type Board, type BoardTask, type Etape } from "@xtablo/contract";
import { v7 as newId } from "uuid";
import { call } from "../../platform/api.ts";
import { inOrder } from "../../platform/live/apply-change.ts";
import { positionAt, type Place } from "../../platform/order.ts";
import { restoreTrashed } from "../../platform/trash.ts";
import type { Write } from "../../platform/writes.ts";

/** The fields of an etape that can be changed. */
export type EtapeFields = NonNullable<Args<typeof api.etapes.update>["body"]>;

/** Adds an etape, last in order. Sent again under the same key when the answer got lost, so it is made once. */
export function createEtape(board: Board, fields: Required<EtapeFields>, key: string = newId()): Write<Etape> {
  const known = new Set(board.etapes.map(({ id }) => id));
  const now = new Date().toISOString();
  const etape = { ...fields, id: key, tabloId: board.tablo.id, version: 1, createdAt: now, updatedAt: now };
  return {
    repeatable: true,
    kept: true,
    subjectOf: ({ id }) => id,
    send: () => call(api.etapes.create, { params: { tabloId: board.tablo.id }, body: fields }, { idempotencyKey: key }),
    show(current) {
      if (current.etapes.some(({ id, title }) => !known.has(id) && title === etape.title)) return current;
      return { ...current, etapes: [...current.etapes, { ...etape, position: positionAt(current.etapes, {}) }] };
    },
  };
}

/** Renames an etape or changes its colour; with `ifVersion` only when nobody else has meanwhile. */
export function updateEtape(etape: Etape, fields: EtapeFields, ifVersion?: number): Write<Etape> {
  return {
    repeatable: ifVersion === undefined,
    subjectOf: ({ id }) => id,
    send: () => call(api.etapes.update, { params: { etapeId: etape.id }, body: fields }, { ifVersion }),
    show: (board) => withEtape(board, etape.id, fields),
  };
}

/** Puts an etape directly before or after another. */
export function moveEtape(etape: Etape, place: Place): Write<Etape> {
  return {
    repeatable: true,
    subjectOf: ({ id }) => id,
    send: () => call(api.etapes.move, { params: { etapeId: etape.id }, body: place }),
    show(board) {
      const others = board.etapes.filter(({ id }) => id !== etape.id);
      return withEtape(board, etape.id, { position: positionAt(others, place) });
    },
  };
}

/** Moves an etape to the Trash; its tasks become unassigned. */
export function deleteEtape(etape: Etape): Write<null> {
  return {
    repeatable: false,
    subjectOf: () => etape.id,
    send: () => call(api.etapes.remove, { params: { etapeId: etape.id } }),
    show: (board) => ({
      ...board,
      etapes: board.etapes.filter(({ id }) => id !== etape.id),
      tasks: board.tasks.map((task) => (task.etapeId === etape.id ? { ...task, etapeId: null } : task)),
    }),
  };
}

/** Brings an etape back from the Trash; those of `taskIds` that still have none belong to it again. */
export function restoreEtape(etape: Etape, taskIds: readonly string[]): Write<{ id: string }> {
  return {
    ...restoreTrashed({ kind: "etape", id: etape.id }),
    show(board) {
      if (board.etapes.some(({ id }) => id === etape.id)) return board;
      const isTaken = board.etapes.some(({ position }) => position === etape.position);
      const position = isTaken ? positionAt(board.etapes, {}) : etape.position;
      const isMine = (task: BoardTask) => task.etapeId === null && taskIds.includes(task.id);
      return {
        ...board,
        etapes: inOrder([...board.etapes, { ...etape, position }]),
        tasks: board.tasks.map((task) => (isMine(task) ? { ...task, etapeId: etape.id } : task)),
      };
    },
  };
}

function withEtape(board: Board, etapeId: string, fields: Partial<Etape>): Board {
  const etapes = board.etapes.map((etape) => (etape.id === etapeId ? { ...etape, ...fields } : etape));
  return { ...board, etapes: inOrder(etapes) };
}
