import { expect, test } from "vitest";
import { aBoard, anEtape, aTask, idOf } from "../../lib/testing/builders.ts";
import { deleteEtape, restoreEtape } from "./etape-writes.ts";

const survey = anEtape({ id: idOf(30), title: "Survey", position: "a0" });
const works = anEtape({ id: idOf(31), title: "Works", position: "a1" });
const board = aBoard({
  etapes: [survey, works],
  tasks: [aTask({ id: idOf(1), etapeId: survey.id }), aTask({ id: idOf(2), etapeId: survey.id, position: "a1" })],
});

test("a restored etape is where it was, with its tasks, once", () => {
  const without = deleteEtape(survey).show(board);
  const write = restoreEtape(survey, [idOf(1), idOf(2)]);
  const shown = write.show(without);
  expect(shown).toEqual(board);
  expect(write.show(shown)).toBe(shown);
});

test("a task that went to another etape meanwhile stays there", () => {
  const without = deleteEtape(survey).show(board);
  const tasks = without.tasks.map((task) => (task.id === idOf(2) ? { ...task, etapeId: works.id } : task));
  const shown = restoreEtape(survey, [idOf(1), idOf(2)]).show({ ...without, tasks });
  expect(shown.tasks.map(({ etapeId }) => etapeId)).toEqual([survey.id, works.id]);
});

test("a restored etape whose place was taken goes last", () => {
  const taken = { ...board, etapes: [anEtape({ id: idOf(32), title: "New", position: survey.position }), works] };
  expect(
    restoreEtape(survey, [])
      .show(taken)
      .etapes.map(({ title }) => title),
  ).toEqual(["New", "Works", "Survey"]);
});
