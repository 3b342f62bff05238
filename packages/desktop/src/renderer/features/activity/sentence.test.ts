import { changeKinds, type Change, type ChangeKind } from "@xtablo/contract";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { catalogue, frenchCatalogue } from "../../app/catalogues.ts";
import { idOf } from "../../lib/testing/builders.ts";
import { startTexts, text } from "../../lib/text.ts";
import { entriesOf } from "./entries.ts";
import { partsOf, withoutMarks } from "./marks.ts";
import { sentenceOf } from "./sentence.ts";

vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-GB", "fr-FR"]);

const [ines, theo, survey] = [idOf(50), idOf(51), idOf(30)];
const names = {
  person: (id: string) =>
    new Map([
      [ines, "Inès"],
      [theo, "Théo"],
    ]).get(id),
  etape: (id: string) => (id === survey ? "Survey" : undefined),
};

function change(kind: ChangeKind, data: Change["data"] = {}, actorId: string | null = ines): Change {
  return { tabloId: idOf(1000), version: 5, kind, subjectId: idOf(1), actorId, at: "2026-11-22T09:00:00.000Z", data };
}

function told(...parts: Parameters<typeof change>): string[] {
  return entriesOf([change(...parts)]).map((entry) => withoutMarks(sentenceOf({ entry, names, text })));
}

/** Data of an update of “Roof”. */
const roof = (now: object, before: object = {}) => ({ ...now, version: 2, subject: "Roof", before });

const cases: [string, Parameters<typeof change>, english: string, french: string][] = [
  [
    "a task made",
    ["task.created", { title: "Roof", status: "todo" }],
    "Inès added “Roof” to To do",
    "Inès a ajouté « Roof » dans À faire",
  ],
  ["a task deleted", ["task.deleted", { title: "Roof" }], "Inès deleted “Roof”", "Inès a supprimé « Roof »"],
  [
    "a task restored",
    ["task.restored", { title: "Roof" }],
    "Inès brought “Roof” back from the Trash",
    "Inès a sorti « Roof » de la corbeille",
  ],
  [
    "a move between columns",
    ["task.moved", { ...roof({ status: "in_review" }, { status: "todo" }), etapeId: null, position: "a1" }],
    "Inès moved “Roof” from To do to In review",
    "Inès a déplacé « Roof » de À faire vers En relecture",
  ],
  [
    "a move within a column",
    ["task.moved", { ...roof({ status: "todo" }), etapeId: null, position: "a1" }],
    "Inès changed the place of “Roof” in its column",
    "Inès a changé la place de « Roof » dans sa colonne",
  ],
  [
    "a move into an etape",
    ["task.moved", { ...roof({ status: "todo", etapeId: survey }, { etapeId: null }), position: "a1" }],
    "Inès put “Roof” into the etape Survey",
    "Inès a mis « Roof » dans l’étape Survey",
  ],
  [
    "an old move",
    ["task.moved", { status: "done" }],
    "Inès moved “without a title” to Done",
    "Inès a déplacé « sans titre » vers Terminé",
  ],
  [
    "a new title",
    ["task.updated", roof({ title: "Roof" }, { title: "Rof" })],
    "Inès renamed “Rof” to “Roof”",
    "Inès a renommé « Rof » en « Roof »",
  ],
  [
    "a title of old",
    ["task.updated", { title: "Roof" }],
    "Inès renamed a task to “Roof”",
    "Inès a renommé une tâche en « Roof »",
  ],
  [
    "a status",
    ["task.updated", roof({ status: "done" }, { status: "todo" })],
    "Inès moved “Roof” from To do to Done",
    "Inès a déplacé « Roof » de À faire vers Terminé",
  ],
  [
    "a priority",
    ["task.updated", roof({ priority: "high" }, { priority: null })],
    "Inès gave “Roof” the priority High",
    "Inès a donné à « Roof » la priorité Haute",
  ],
  [
    "no priority",
    ["task.updated", roof({ priority: null }, { priority: "low" })],
    "Inès removed the priority of “Roof”",
    "Inès a retiré la priorité de « Roof »",
  ],
  [
    "an assignee",
    ["task.updated", roof({ assigneeId: theo }, { assigneeId: null })],
    "Inès assigned “Roof” to Théo",
    "Inès a assigné « Roof » à Théo",
  ],
  [
    "oneself",
    ["task.updated", roof({ assigneeId: ines }, { assigneeId: null })],
    "Inès took on “Roof”",
    "Inès s’est assigné « Roof »",
  ],
  [
    "no assignee",
    ["task.updated", roof({ assigneeId: null }, { assigneeId: theo })],
    "Inès assigned “Roof” to nobody",
    "Inès a retiré la personne assignée à « Roof »",
  ],
  [
    "somebody unknown",
    ["task.updated", roof({ assigneeId: idOf(99) }, { assigneeId: null })],
    "Inès assigned “Roof” to somebody who left",
    "Inès a assigné « Roof » à quelqu’un qui est parti",
  ],
  [
    "an etape that is gone",
    ["task.updated", roof({ etapeId: idOf(98) }, { etapeId: null })],
    "Inès put “Roof” into the etape (deleted)",
    "",
  ],
  [
    "no etape",
    ["task.updated", roof({ etapeId: null }, { etapeId: survey })],
    "Inès took “Roof” out of its etape",
    "Inès a retiré « Roof » de son étape",
  ],
  [
    "a start",
    ["task.updated", roof({ startOn: "2026-11-26" }, { startOn: null })],
    "Inès set the start of “Roof” to 26 Nov",
    "Inès a fixé le début de « Roof » au 26 nov.",
  ],
  [
    "no start",
    ["task.updated", roof({ startOn: null }, { startOn: "2026-11-26" })],
    "Inès removed the start date of “Roof”",
    "Inès a retiré la date de début de « Roof »",
  ],
  [
    "a due date",
    ["task.updated", roof({ dueOn: "2026-11-26" }, { dueOn: null })],
    "Inès set the due date of “Roof” to 26 Nov",
    "Inès a fixé l’échéance de « Roof » au 26 nov.",
  ],
  [
    "no due date",
    ["task.updated", roof({ dueOn: null }, { dueOn: "2026-11-26" })],
    "Inès removed the due date of “Roof”",
    "Inès a retiré l’échéance de « Roof »",
  ],
  [
    "a description",
    ["task.updated", roof({ description: "Slate" })],
    "Inès wrote the description of “Roof”",
    "Inès a rédigé la description de « Roof »",
  ],
  [
    "a long description",
    ["task.updated", roof({ omitted: ["description"] })],
    "Inès wrote the description of “Roof”",
    "Inès a rédigé la description de « Roof »",
  ],
  [
    "no description",
    ["task.updated", roof({ description: "" })],
    "Inès removed the description of “Roof”",
    "Inès a supprimé la description de « Roof »",
  ],
  [
    "several fields",
    [
      "task.updated",
      roof(
        { title: "Roof", priority: "low", assigneeId: null, dueOn: "2026-11-26" },
        { title: "Rof", priority: null, assigneeId: theo, dueOn: null },
      ),
    ],
    "Inès changed “Roof”: title (was “Rof”), priority Low, assigned to nobody, due 26 Nov",
    "Inès a modifié « Roof » : titre (avant : « Rof »), priorité Basse, assigné à personne et échéance le 26 nov.",
  ],
  [
    "a field of a newer server",
    ["task.updated", roof({ mood: "good" })],
    "Inès changed “Roof”",
    "Inès a modifié « Roof »",
  ],
  [
    "an etape made",
    ["etape.created", { title: "Survey" }],
    "Inès added the etape “Survey”",
    "Inès a ajouté l’étape « Survey »",
  ],
  [
    "an etape renamed",
    ["etape.updated", { title: "Plans", subject: "Plans", before: { title: "Survey" } }],
    "Inès renamed the etape “Survey” to “Plans”",
    "Inès a renommé l’étape « Survey » en « Plans »",
  ],
  [
    "an etape’s colour",
    ["etape.updated", { color: "teal", subject: "Plans", before: { color: "red" } }],
    "Inès changed the colour of the etape “Plans” to Teal",
    "",
  ],
  [
    "an etape moved",
    ["etape.moved", { position: "a1", subject: "Plans" }],
    "Inès changed the place of the etape “Plans”",
    "Inès a changé la place de l’étape « Plans »",
  ],
  [
    "an etape deleted",
    ["etape.deleted", { title: "Plans" }],
    "Inès deleted the etape “Plans”",
    "Inès a supprimé l’étape « Plans »",
  ],
  [
    "an etape restored",
    ["etape.restored", { title: "Plans" }],
    "Inès brought the etape “Plans” back from the Trash",
    "Inès a sorti l’étape « Plans » de la corbeille",
  ],
  ["a file uploaded", ["file.created", { name: "Plan.pdf" }], "Inès uploaded “Plan.pdf”", "Inès a déposé « Plan.pdf »"],
  [
    "a file deleted",
    ["file.deleted", { name: "Plan.pdf" }],
    "Inès deleted the file “Plan.pdf”",
    "Inès a supprimé le fichier « Plan.pdf »",
  ],
  [
    "a file restored",
    ["file.restored", { name: "Plan.pdf" }],
    "Inès brought the file “Plan.pdf” back from the Trash",
    "Inès a sorti le fichier « Plan.pdf » de la corbeille",
  ],
  ["the tablo made", ["tablo.created", { title: "Maison" }], "Inès made this tablo", "Inès a créé ce tablo"],
  [
    "the tablo renamed",
    ["tablo.updated", { title: "Maison", before: { title: "House" } }],
    "Inès renamed the tablo from “House” to “Maison”",
    "Inès a renommé le tablo « House » en « Maison »",
  ],
  [
    "the tablo archived",
    ["tablo.updated", { status: "archived", before: { status: "active" } }],
    "Inès archived the tablo",
    "Inès a archivé le tablo",
  ],
  [
    "the tablo active again",
    ["tablo.updated", { status: "active", before: { status: "archived" } }],
    "Inès made the tablo active again",
    "Inès a réactivé le tablo",
  ],
  [
    "the tablo’s colour",
    ["tablo.updated", { color: "teal", before: { color: "red" } }],
    "Inès changed the tablo’s colour to Teal",
    "",
  ],
  [
    "the tablo’s description",
    ["tablo.updated", { description: "A house" }],
    "Inès wrote the tablo’s description",
    "Inès a rédigé la description du tablo",
  ],
  [
    "much of the tablo",
    ["tablo.updated", { title: "Maison", status: "archived", before: { title: "House", status: "active" } }],
    "Inès changed the tablo: title (was “House”), archived",
    "Inès a modifié le tablo : titre (avant : « House ») et archivé",
  ],
  ["the tablo deleted", ["tablo.deleted"], "Inès moved the tablo to the Trash", "Inès a mis le tablo à la corbeille"],
  [
    "the tablo restored",
    ["tablo.restored", { title: "Maison" }],
    "Inès brought the tablo back from the Trash",
    "Inès a sorti le tablo de la corbeille",
  ],
  [
    "a name",
    ["member.updated", { name: "Inès Brémond" }],
    "Inès changed their name to Inès Brémond",
    "Inès a changé son nom en Inès Brémond",
  ],
  [
    "somebody whose account is gone",
    ["task.deleted", { title: "Roof" }, null],
    "A former member deleted “Roof”",
    "Un ancien membre a supprimé « Roof »",
  ],
];

describe("in English", () => {
  beforeEach(() => startTexts("en", catalogue));
  test.each(cases)("%s", (_, parts, english) => expect(told(...parts)).toEqual([english]));
});

describe("in French", () => {
  beforeEach(() => startTexts("fr", frenchCatalogue));
  const translated = cases.filter(([, , , french]) => french !== "");
  test.each(translated)("%s", (_, parts, __, french) =>
    expect(told(...parts).map((sentence) => sentence.replaceAll("\u00A0", " "))).toEqual([french]),
  );
});

test("every kind of change is told, but the order that the server makes itself", () => {
  startTexts("en", catalogue);
  const untold = changeKinds.filter((kind) => told(kind).length === 0);
  expect(untold).toEqual(["column.reordered"]);
  expect(
    changeKinds.filter((kind) => told(kind).some((sentence) => /\{\{|undefined|activity\./.test(sentence))),
  ).toEqual([]);
});

test("a sentence comes apart at who did it and what it is about, in any order", () => {
  startTexts("en", catalogue);
  const [entry] = entriesOf([change("task.updated", roof({ title: "Roof" }, { title: "Rof" }))]);
  if (!entry) throw new Error("one entry");
  expect(partsOf(sentenceOf({ entry, names, text })).filter(({ name }) => name !== null)).toEqual([
    { name: "actor", words: "Inès" },
    { name: "before", words: "Rof" },
    { name: "subject", words: "Roof" },
  ]);
});
