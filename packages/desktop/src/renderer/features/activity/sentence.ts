import { etapeChanged, tabloChanged, taskChanged } from "./changed.ts";
import { statusName } from "./field-words.ts";
import { mark } from "./marks.ts";
import { whoAndWhat, type Telling } from "./telling.ts";

/**
 * Tells an entry in one sentence, its parts marked by name: `actor`, `subject`, `before`, `after`, `changes`
 * (`partsOf` takes them apart, `withoutMarks` leaves the words).
 */
export function sentenceOf(telling: Telling): string {
  const { entry, text } = telling;
  const who = whoAndWhat(telling);
  switch (entry.kind) {
    case "tablo.created":
      return text("activity.sentence.tablo.created", who);
    case "tablo.deleted":
      return text("activity.sentence.tablo.deleted", who);
    case "tablo.restored":
      return text("activity.sentence.tablo.restored", who);
    case "tablo.updated":
      return tabloChanged(telling);
    case "task.created":
      return text("activity.sentence.task.created", { ...who, ...mark({ after: statusIn(telling) }) });
    case "task.deleted":
      return text("activity.sentence.task.deleted", who);
    case "task.restored":
      return text("activity.sentence.task.restored", who);
    case "task.updated":
    case "task.moved":
      return taskChanged(telling);
    case "etape.created":
      return text("activity.sentence.etape.created", who);
    case "etape.deleted":
      return text("activity.sentence.etape.deleted", who);
    case "etape.restored":
      return text("activity.sentence.etape.restored", who);
    case "etape.moved":
      return text("activity.sentence.etape.moved", who);
    case "etape.updated":
      return etapeChanged(telling);
    case "file.created":
      return text("activity.sentence.file.created", who);
    case "file.deleted":
      return text("activity.sentence.file.deleted", who);
    case "file.restored":
      return text("activity.sentence.file.restored", who);
    case "member.updated":
      return text("activity.sentence.member.renamed", { ...who, ...mark({ after: entry.name }) });
    case "column.reordered":
      return text("activity.sentence.column.reordered", who);
  }
}

function statusIn({ entry, text }: Telling): string {
  return statusName(entry.fields.find(({ name }) => name === "status")?.after ?? "todo", text);
}
