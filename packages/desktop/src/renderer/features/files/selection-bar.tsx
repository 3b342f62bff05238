import { useState } from "react";
import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Trash2Icon } from "../../ui/icons.ts";
import { useDeleteFiles } from "./file-writes.ts";
import { focusFile } from "./focus-file.ts";
import type { Selection } from "./use-selection.ts";
import styles from "./files-page.module.css";

/** What can be done with the files that are chosen. */
export function SelectionBar({ tabloId, selection }: { tabloId: string; selection: Selection }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { deleteFiles, isPending } = useDeleteFiles(tabloId);
  const count = selection.ids.size;

  async function confirm(): Promise<void> {
    await deleteFiles([...selection.ids]);
    chooseNone();
  }

  function chooseNone(): void {
    selection.selectAll(false);
    focusFile(); // the button that was pressed goes with this bar
  }

  return (
    <Card as="section" aria-label={text("files.selection.label")} className={styles.selection}>
      {asking ? (
        <Confirm
          question={text("files.selection.question", { count })}
          action={text("files.selection.delete", { count })}
          pending={isPending}
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <>
          <output className={styles.count}>{text("files.selection.count", { count })}</output>
          <Button size="s" kind="danger-quiet" icon={Trash2Icon} onPress={() => setAsking(true)}>
            {text("files.selection.delete", { count })}
          </Button>
          <Button size="s" kind="quiet" onPress={chooseNone}>
            {text("files.selection.none")}
          </Button>
        </>
      )}
    </Card>
  );
}
