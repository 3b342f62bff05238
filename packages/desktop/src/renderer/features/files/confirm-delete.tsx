import type { File } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { tellRefusal } from "../../platform/refusal.ts";
import { restoreTrashed, tellDeleted } from "../../platform/trash.ts";
import { useWrite } from "../../platform/writes.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useDeleteFile } from "./file-writes.ts";

interface ConfirmDeleteProps {
  file: File;
  onCancel: () => void;
  onDeleted?: () => void;
}

/** Asks before a file goes to the Trash, and offers to undo that once it is there. */
export function ConfirmDelete({ file, onCancel, onDeleted }: ConfirmDeleteProps) {
  const text = useText();
  const deletion = useDeleteFile(file.tabloId);
  const write = useWrite(file.tabloId);

  async function confirm(): Promise<void> {
    try {
      await deletion.mutateAsync(file.id);
      onDeleted?.();
      tellDeleted(file.name, () => write(restoreTrashed({ kind: "file", id: file.id })));
    } catch (error) {
      onCancel();
      tellRefusal(error);
    }
  }

  return (
    <Confirm
      question={text("files.deleteQuestion", { name: file.name })}
      action={text("files.deleteAction")}
      pending={!deletion.isIdle}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    />
  );
}
