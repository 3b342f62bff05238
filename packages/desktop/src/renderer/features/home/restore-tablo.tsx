import type { Tablo } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { useUpdateTablo } from "../../platform/tablos.ts";
import { Button } from "../../ui/button.tsx";
import { ArchiveRestoreIcon } from "../../ui/icons.ts";
import { showToast } from "../../ui/toast.tsx";

/** Brings an archived tablo back, for whoever may change it. */
export function RestoreTablo({ tablo }: { tablo: Tablo }) {
  const text = useText();
  const update = useUpdateTablo();
  if (tablo.role === "viewer") return null;
  const { title } = tablo;
  const restore = () =>
    update.mutate(
      { tablo, change: { status: "active" } },
      {
        onSuccess: () => showToast({ tone: "success", message: text("home.restored", { title }) }),
        onError: (error) =>
          showToast({ tone: "danger", message: text("home.restoreFailed", { title, reason: messageOf(error) }) }),
      },
    );
  return (
    <Button size="s" icon={ArchiveRestoreIcon} pending={update.isPending} onPress={restore}>
      {text("home.restore")}
    </Button>
  );
}
