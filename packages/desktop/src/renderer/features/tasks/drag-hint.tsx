import { useText } from "../../lib/text.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { useDrag, type Lifted } from "./drag-context.tsx";
import { useKanban } from "./kanban-context.tsx";
import styles from "./drag.module.css";

/** Says where the lifted task would go, and which keys move it; a live region. */
export function DragHint() {
  const text = useText();
  const { lifted } = useDrag();
  const { columns } = useKanban();
  if (!lifted?.over) return <output className={styles.hint} />;
  const { task, over } = lifted;
  const isOwn = task.status === over.status;
  const from = isOwn ? columns[over.status].findIndex(({ id }) => id === task.id) : -1;
  const position = over.index + (isOwn && over.index > from ? 0 : 1);
  const count = columns[over.status].length + (isOwn ? 0 : 1);
  return (
    <output className={styles.hint}>
      {text("tasks.drag.at", { status: text(`tasks.status.${over.status}`), position, count })}
      <Keys by={lifted.by} />
    </output>
  );
}

/** The keys that move, drop and put back. Not on a phone, which has neither the keys nor the room. */
function Keys({ by }: { by: Lifted["by"] }) {
  const text = useText();
  return (
    <span className={styles.keys}>
      {by === "keyboard" && (
        <>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          <Kbd>←</Kbd>
          <Kbd>→</Kbd>
          {text("tasks.drag.move")}
          <Kbd>↵</Kbd>
          {text("tasks.drag.drop")}
        </>
      )}
      <Kbd>Esc</Kbd>
      {text("tasks.drag.putBack")}
    </span>
  );
}
