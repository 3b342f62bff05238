import { color, priority, taskStatus } from "@xtablo/contract";
import { displayLocale, formatDay } from "../../lib/format.ts";
import type { Text } from "../../lib/text.ts";
import type { FieldChange } from "./entries.ts";
import type { Telling } from "./telling.ts";

/** The name of a task's status. */
export function statusName(status: string, text: Text): string {
  const known = taskStatus.safeParse(status).data;
  return known ? text(`tasks.status.${known}`) : status;
}

/** What a field said and says, in words; empty for nothing. */
export function valuesOf(field: FieldChange, telling: Telling): { before: string; after: string } {
  return {
    before: valueName(field.name, field.before ?? null, telling),
    after: valueName(field.name, field.after, telling),
  };
}

function valueName(name: FieldChange["name"], value: string | null, { names, text }: Telling): string {
  if (value === null) return "";
  switch (name) {
    case "status":
      return statusName(value, text);
    case "priority":
      return priorityName(value, text);
    case "assigneeId":
      return names.person(value) ?? text("activity.somebody");
    case "etapeId":
      return names.etape(value) ?? text("activity.goneEtape");
    case "startOn":
    case "dueOn":
      return formatDay(value);
    case "color":
      return colorName(value, text);
    case "title":
    case "description":
      return value;
  }
}

/** What was changed, one after the other, as the language lists things. */
export function listed(telling: Telling): string {
  const phrases = telling.entry.fields.map((field) => phraseOf(field, telling));
  return new Intl.ListFormat(displayLocale(), { type: "unit", style: "short" }).format(phrases);
}

function phraseOf(field: FieldChange, telling: Telling): string {
  const { text, entry } = telling;
  const { before, after } = valuesOf(field, telling);
  const isSet = field.after !== null;
  switch (field.name) {
    case "title":
      return text("activity.fields.title", { before });
    case "status":
      if (entry.kind !== "tablo.updated") return text("activity.fields.status", { after });
      return text(field.after === "archived" ? "activity.fields.archived" : "activity.fields.active");
    case "priority":
      return isSet ? text("activity.fields.priority", { after }) : text("activity.fields.noPriority");
    case "assigneeId":
      return isSet ? text("activity.fields.assignee", { after }) : text("activity.fields.noAssignee");
    case "etapeId":
      return isSet ? text("activity.fields.etape", { after }) : text("activity.fields.noEtape");
    case "startOn":
      return isSet ? text("activity.fields.start", { after }) : text("activity.fields.noStart");
    case "dueOn":
      return isSet ? text("activity.fields.due", { after }) : text("activity.fields.noDue");
    case "color":
      return text("activity.fields.color", { after });
    case "description":
      return text("activity.fields.description");
  }
}

function priorityName(value: string, text: Text): string {
  const known = priority.safeParse(value).data;
  return known ? text(`tasks.priority.${known}`) : value;
}

function colorName(value: string, text: Text): string {
  const known = color.safeParse(value).data;
  return known ? text(`ui.colors.${known}`) : value;
}
