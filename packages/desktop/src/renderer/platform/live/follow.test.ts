import type { Board, Change } from "@xtablo/contract";
import { describe, expect, it } from "vitest";
import { aBoard, aTask, idOf } from "../../lib/testing/builders.ts";
import { createFollower, type FollowerDeps } from "./follow.ts";

/** A server with a log, and a page that may miss parts of it. */
function world({ logFrom = 11 } = {}) {
  const log: Change[] = [];
  const applied: number[] = [];
  const asked: number[] = [];
  const reloads: string[] = [];
  let board: Board | undefined = aBoard();
  let gate: Promise<void> = Promise.resolve();
  const serverBoard = () => ({
    ...aBoard({ tasks: log.map((_, index) => aTask({ id: idOf(index + 1) })) }),
    version: 10 + log.length,
  });
  const deps: FollowerDeps = {
    readBoard: () => board,
    writeBoard: (_, next) => (board = next),
    async fetchChanges(_, since) {
      asked.push(since);
      const items = log.filter(({ version }) => version > since).slice(0, 3);
      const page = { items, version: 10 + log.length };
      await gate;
      return since + 1 < logFrom ? null : page;
    },
    async reloadBoard() {
      reloads.push("reload");
      board = serverBoard();
    },
    async restartBoard() {
      reloads.push("restart");
      board = serverBoard();
    },
    onApplied: ({ version }) => applied.push(version),
  };
  return {
    follower: createFollower(deps),
    applied,
    asked,
    reloads,
    board: () => board,
    setBoard: (next: Board | undefined) => (board = next),
    /** Holds answers back until the returned function is called. */
    hold: () => {
      let release = (): void => undefined;
      gate = new Promise((resolve) => (release = resolve));
      return release;
    },
    happen: (): Change => {
      const version = 11 + log.length;
      const { id, tabloId, hasDescription: _, ...data } = aTask({ id: idOf(version) });
      const change: Change = {
        tabloId,
        version,
        kind: "task.created",
        subjectId: id,
        actorId: null,
        at: data.createdAt,
        data,
      };
      log.push(change);
      return change;
    },
  };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));
const tabloId = aBoard().tablo.id;

describe("a follower of the change log", () => {
  it("applies the next change, and one that comes twice once", () => {
    const { follower, happen, applied, board } = world();
    const change = happen();
    follower.receive(change);
    follower.receive(change);
    expect(applied).toEqual([11]);
    expect(board()?.tasks).toHaveLength(1);
  });

  it("asks for what is missing before it goes on", async () => {
    const { follower, happen, applied, asked } = world();
    happen();
    happen();
    follower.receive(happen());
    expect(applied).toEqual([]);
    await settle();
    expect(asked).toEqual([10]);
    expect(applied).toEqual([11, 12, 13]);
  });

  it("catches up page by page, with changes that come in meanwhile, in order and once", async () => {
    const { follower, happen, applied, hold } = world();
    for (let count = 0; count < 7; count++) happen();
    const release = hold();
    const done = follower.catchUp(tabloId);
    follower.receive(happen());
    follower.receive(happen());
    release();
    await done;
    expect(applied).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it("asks once more when it is told to while an answer is under way", async () => {
    const { follower, happen, applied, hold, asked } = world();
    const release = hold();
    const done = follower.catchUp(tabloId);
    await settle();
    happen(); // after the answer was made, on a line that was down
    void follower.catchUp(tabloId);
    release();
    await done;
    expect(asked).toEqual([10, 10]);
    expect(applied).toEqual([11]);
  });

  it("loads the board afresh when the log no longer reaches back", async () => {
    const { follower, happen, reloads, board } = world({ logFrom: 50 });
    happen();
    await follower.catchUp(tabloId);
    expect(reloads).toEqual(["reload"]);
    expect(board()?.version).toBe(11);
  });

  it("starts over when the log went back, as after a restore", async () => {
    const { follower, reloads, setBoard } = world();
    setBoard({ ...aBoard(), version: 40 });
    await follower.catchUp(tabloId);
    expect(reloads).toEqual(["restart"]);
  });

  it("catches up when a board arrives that is older than what came in meanwhile", async () => {
    const { follower, happen, setBoard, board } = world();
    setBoard(undefined);
    follower.receive(happen());
    setBoard(aBoard());
    follower.boardLoaded(tabloId);
    await settle();
    expect(board()?.version).toBe(11);
  });

  it("tries again at the next change when the server was away", async () => {
    const { follower, happen, applied, setBoard } = world();
    happen();
    const broken = createFollower({
      readBoard: () => aBoard(),
      writeBoard: () => expect.unreachable(),
      fetchChanges: () => Promise.reject(new Error("away")),
      reloadBoard: () => Promise.resolve(),
      restartBoard: () => Promise.resolve(),
      onApplied: () => expect.unreachable(),
    });
    broken.receive(happen());
    await settle();
    setBoard(aBoard());
    follower.receive(happen());
    await settle();
    expect(applied).toEqual([11, 12, 13]);
  });
});
