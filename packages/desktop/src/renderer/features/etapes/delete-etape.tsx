import type { Etape } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { tellDeleted } from "../../platform/trash.ts";
import { useWrite } from "../../platform/writes.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { deleteEtape, restoreEtape } from "./etape-writes.ts";
import styles from "./etape-strip.module.css";

interface DeleteEtapeProps {
  etape: Etape;
  /** How many tasks it has. */
  count: number;
  onCancel: () => void;
  onDeleted: () => void;
}

/** Asks, in place, before an etape goes to the Trash. */
export function DeleteEtape({ etape, count, onCancel, onDeleted }: DeleteEtapeProps) {
  const text = useText();
  const { tasks } = useBoardView();
  const write = useWrite(etape.tabloId);

  function confirm(): void {
    const taskIds = tasks.filter(({ etapeId }) => etapeId === etape.id).map(({ id }) => id);
    onDeleted();
    write(deleteEtape(etape)).then(
      () => tellDeleted(etape.title, () => write(restoreEtape(etape, taskIds))),
      tellRefusal,
    );
  }

  return (
    <div className={styles.confirm}>
      <Confirm
        question={text("etapes.deleteQuestion", { title: etape.title, count })}
        action={text("etapes.deleteAction")}
        onConfirm={confirm}
        onCancel={onCancel}
      />
    </div>
  );
}
