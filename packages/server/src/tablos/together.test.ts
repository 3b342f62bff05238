import { api, type Board, type BoardTask, type Change, ProblemError, taskStatuses } from "@xtablo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer, type TestUser } from "../testing/server.ts";

const people = 20;
const deedsEach = 12;
let server: TestServer;
let users: TestUser[];
let tabloId: string;

beforeAll(async () => {
  server = await startTestServer();
  const [first = nobody(), ...others] = await Promise.all(Array.from({ length: people }, () => server.user()));
  tabloId = (await server.tablo(first)).id;
  for (const { id } of others)
    await server.sql("insert into members (tablo_id, user_id, role) values ($1, $2, 'editor')", [tabloId, id]);
  users = [first, ...others];
});
afterAll(() => server.close());

function nobody(): never {
  throw new Error("nobody is there");
}
const board = (user: TestUser) => user.call(api.tablos.board, { params: { tabloId } });
const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % from.length];

/** One thing that a person does to the board as they saw it last. Refusals are told apart from failures. */
async function act(user: TestUser, turn: number, seen: Board): Promise<string | null> {
  const one = pick(seen.tasks, turn * 7);
  const status = pick(taskStatuses, turn) ?? "todo";
  const params = { taskId: one?.id ?? "" };
  if (!one || turn % 4 === 0) {
    const { id } = await user.call(api.tasks.create, {
      params: { tabloId },
      body: { title: `${user.name} ${turn}`, status },
    });
    return id;
  }
  if (turn % 11 === 0) await user.call(api.tasks.remove, { params });
  else if (turn % 3 === 0)
    await user.call(api.tasks.update, { params, body: { title: `${user.name} was here ${turn}` } });
  else if (turn % 5 === 0) await user.call(api.tasks.update, { params, body: { status } });
  else {
    const neighbour = seen.tasks.find((task) => task.status === status && task.id !== one.id);
    await user.call(api.tasks.move, { params, body: { status, ...(neighbour && { before: neighbour.id }) } });
  }
  return null;
}

/** The tasks that somebody has who followed the log from the beginning, in column order. */
function follow(log: Change[]) {
  const tasks = new Map<string, Partial<BoardTask>>();
  for (const { kind, subjectId, data } of log) {
    if (kind === "task.created") tasks.set(subjectId, data);
    if (kind === "task.updated" || kind === "task.moved") tasks.set(subjectId, { ...tasks.get(subjectId), ...data });
    if (kind === "task.deleted") tasks.delete(subjectId);
    if (kind === "column.reordered")
      for (const [id, position] of Object.entries(data["positions"] as Record<string, string>))
        tasks.set(id, { ...tasks.get(id), position });
  }
  return [...tasks.values()].map(essence).toSorted();
}
const essence = (task: Partial<BoardTask>) => [task.id, task.title, task.status, task.position, task.version].join(" ");

test("20 people who create, edit, move and delete at once see the same board in the end, and lose nothing", async () => {
  const created = new Set<string>();
  const refusals = new Map<number, number>();
  await Promise.all(
    users.map(async (user, person) => {
      for (let deed = 0; deed < deedsEach; deed += 1) {
        const turn = person * 31 + deed;
        try {
          const id = await act(user, turn, await board(user));
          if (id) created.add(id);
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          refusals.set(error.problem.status, (refusals.get(error.problem.status) ?? 0) + 1);
        }
      }
    }),
  );
  expect([...refusals.keys()].filter((status) => ![404, 422].includes(status))).toEqual([]);

  const [first = nobody(), ...others] = users;
  const { tablo, ...expected } = await board(first);
  for (const user of others) expect(await board(user)).toMatchObject(expected);
  const log: Change[] = [];
  for (let since = 0; since < expected.version; since = log.at(-1)?.version ?? expected.version) {
    const { items } = await first.call(api.changes.list, { params: { tabloId }, query: { since, limit: 200 } });
    log.push(...items);
  }
  expect(log.map((change) => change.version)).toEqual(
    Array.from({ length: expected.version }, (_, index) => index + 1),
  );
  expect(follow(log)).toEqual(expected.tasks.map(essence).toSorted());

  const places = expected.tasks.map((task) => `${task.status} ${task.position}`);
  expect(new Set(places).size).toBe(places.length);
  const deleted = log.filter((change) => change.kind === "task.deleted").map((change) => change.subjectId);
  expect(expected.tasks.map((task) => task.id).toSorted()).toEqual(
    [...created].filter((id) => !deleted.includes(id)).toSorted(),
  );
  expect(tablo.progress).toEqual({
    total: expected.tasks.length,
    done: expected.tasks.filter((task) => task.status === "done").length,
  });
});
