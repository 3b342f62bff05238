import type { Tablo } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { useRestoreTablo, useUpdateTablo } from "../../platform/tablos.ts";
import { tellRestored } from "../../platform/trash.ts";
import { Button } from "../../ui/button.tsx";
import { ArchiveRestoreIcon } from "../../ui/icons.ts";
import { showToast } from "../../ui/toast.tsx";

/** Brings an archived tablo back, for whoever may change it. */
export function RestoreArchived({ tablo }: { tablo: Tablo }) {
  const text = useText();
  const update = useUpdateTablo();
  if (tablo.role === "viewer") return null;
  const { title } = tablo;
  /** The live update may take the tablo off the page before the answer comes: what is said does not hang on it. */
  async function restore(): Promise<void> {
    try {
      await update.mutateAsync({ tablo, change: { status: "active" } });
      showToast({ tone: "success", message: text("home.restored", { title }) });
    } catch (error) {
      showToast({ tone: "danger", message: text("home.restoreFailed", { title, reason: messageOf(error) }) });
    }
  }
  return <RestoreButton pending={update.isPending} onPress={() => void restore()} />;
}

/** Brings a tablo back from the Trash, which lists it to its owners alone. */
export function RestoreTrashed({ tablo }: { tablo: Tablo }) {
  const { mutateAsync, isPending, isSuccess } = useRestoreTablo();
  const restore = () => void tellRestored(tablo.title, () => mutateAsync(tablo.id));
  return <RestoreButton pending={isPending || isSuccess} onPress={restore} />;
}

function RestoreButton({ pending, onPress }: { pending: boolean; onPress: () => void }) {
  const text = useText();
  return (
    <Button size="s" icon={ArchiveRestoreIcon} pending={pending} onPress={onPress}>
      {text("home.restore")}
    </Button>
  );
}
