import type { Etape } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { showToast } from "../../ui/toast.tsx";
import { deleteEtape } from "./etape-writes.ts";
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
  const write = useWrite(etape.tabloId);

  function confirm(): void {
    onDeleted();
    write(deleteEtape(etape)).then(
      () => showToast({ message: text("etapes.deleted", { title: etape.title }) }),
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
