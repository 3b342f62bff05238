import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { useDeleteTablo, useRestoreTablo } from "../../platform/tablos.ts";
import { tellDeleted } from "../../platform/trash.ts";
import { Confirm } from "../../ui/confirm.tsx";
import styles from "./tablo-header.module.css";

/** Asks, in place, before a tablo goes to the Trash. */
export function DeleteTablo({ onCancel }: { onCancel: () => void }) {
  const text = useText();
  const { tablo } = useBoardView();
  const navigate = useNavigate();
  const deletion = useDeleteTablo();
  const restoration = useRestoreTablo();

  /** Leaves first: the page of a tablo that is gone has nothing to say. */
  async function confirm(): Promise<void> {
    await navigate({ to: "/" });
    try {
      await deletion.mutateAsync(tablo.id);
      tellDeleted(tablo.title, () => restoration.mutateAsync(tablo.id));
    } catch (error) {
      tellRefusal(error);
    }
  }

  return (
    <div className={styles.confirm}>
      <Confirm
        question={text("tablo.deleteQuestion", { title: tablo.title })}
        action={text("tablo.deleteAction")}
        onConfirm={() => void confirm()}
        onCancel={onCancel}
        pending={deletion.isPending}
      />
    </div>
  );
}
