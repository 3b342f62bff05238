import type { TaskStatus } from "@xtablo/contract";
import { useDraft } from "../../lib/draft.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/icon.tsx";
import { PencilIcon, PlusIcon } from "../../ui/icons.ts";
import { newTaskDraft, useComposer } from "./composer-context.tsx";
import styles from "./column.module.css";

/** Opens the place where one adds to a column; shows what was typed there and is not added yet. */
export function AddTaskButton({ status }: { status: TaskStatus }) {
  const text = useText();
  const { tablo } = useBoardView();
  const composer = useComposer();
  const [typed] = useDraft(newTaskDraft(tablo.id, status));
  return (
    <button
      type="button"
      className={classNames(styles.add, Boolean(typed) && styles.unsaved)}
      onClick={() => composer.open(status)}
    >
      <Icon of={typed ? PencilIcon : PlusIcon} />
      <span className={styles.addText}>{typed ? text("tasks.notAdded", { title: typed }) : text("tasks.addTask")}</span>
    </button>
  );
}
