import type { FieldChange } from "./entries.ts";
import { listed, valuesOf } from "./field-words.ts";
import { mark } from "./marks.ts";
import { whoAndWhat, type Telling } from "./telling.ts";

/** A change of one field of a task has a sentence of its own; several are listed. */
export function taskChanged(telling: Telling): string {
  const { entry, text } = telling;
  const [field, ...others] = entry.fields;
  const who = whoAndWhat(telling);
  if (!field)
    return text(
      entry.kind === "task.moved" ? "activity.sentence.task.reordered" : "activity.sentence.task.changed",
      who,
    );
  if (others.length > 0)
    return text("activity.sentence.task.several", { ...who, ...mark({ changes: listed(telling) }) });
  const values = { ...who, ...mark(valuesOf(field, telling)) };
  const isSet = field.after !== null;
  switch (field.name) {
    case "title":
      return text(isUnknown(field) ? "activity.sentence.task.renamedTo" : "activity.sentence.task.renamed", values);
    case "status":
      return text(isUnknown(field) ? "activity.sentence.task.movedTo" : "activity.sentence.task.moved", values);
    case "priority":
      return text(isSet ? "activity.sentence.task.prioritised" : "activity.sentence.task.unprioritised", values);
    case "assigneeId":
      if (isSet && field.after === entry.actorId) return text("activity.sentence.task.taken", values);
      return text(isSet ? "activity.sentence.task.assigned" : "activity.sentence.task.unassigned", values);
    case "etapeId":
      return text(isSet ? "activity.sentence.task.intoEtape" : "activity.sentence.task.outOfEtape", values);
    case "startOn":
      return text(isSet ? "activity.sentence.task.starts" : "activity.sentence.task.startsAnytime", values);
    case "dueOn":
      return text(isSet ? "activity.sentence.task.due" : "activity.sentence.task.dueAnytime", values);
    case "description":
      return text(field.after ? "activity.sentence.task.described" : "activity.sentence.task.undescribed", values);
    case "color":
      return text("activity.sentence.task.changed", values);
  }
}

/** As {@link taskChanged}, of an etape. */
export function etapeChanged(telling: Telling): string {
  const { entry, text } = telling;
  const [field, ...others] = entry.fields;
  const who = whoAndWhat(telling);
  if (!field) return text("activity.sentence.etape.changed", who);
  if (others.length > 0)
    return text("activity.sentence.etape.several", { ...who, ...mark({ changes: listed(telling) }) });
  const values = { ...who, ...mark(valuesOf(field, telling)) };
  if (field.name === "color") return text("activity.sentence.etape.coloured", values);
  return text(isUnknown(field) ? "activity.sentence.etape.renamedTo" : "activity.sentence.etape.renamed", values);
}

/** As {@link taskChanged}, of the tablo itself. */
export function tabloChanged(telling: Telling): string {
  const { entry, text } = telling;
  const [field, ...others] = entry.fields;
  const who = whoAndWhat(telling);
  if (!field) return text("activity.sentence.tablo.changed", who);
  if (others.length > 0)
    return text("activity.sentence.tablo.several", { ...who, ...mark({ changes: listed(telling) }) });
  const values = { ...who, ...mark(valuesOf(field, telling)) };
  switch (field.name) {
    case "title":
      return text(isUnknown(field) ? "activity.sentence.tablo.renamedTo" : "activity.sentence.tablo.renamed", values);
    case "status":
      return text(
        field.after === "archived" ? "activity.sentence.tablo.archived" : "activity.sentence.tablo.activated",
        who,
      );
    case "color":
      return text("activity.sentence.tablo.coloured", values);
    case "description":
      return text(field.after ? "activity.sentence.tablo.described" : "activity.sentence.tablo.undescribed", who);
    default:
      return text("activity.sentence.tablo.changed", who);
  }
}

/** Entries from before the log kept what fields said before. */
function isUnknown({ before }: FieldChange): boolean {
  return before === undefined || before === null;
}
