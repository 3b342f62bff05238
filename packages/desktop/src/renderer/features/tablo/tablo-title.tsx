import { useState } from "react";
import { useText } from "../../lib/text.ts";
import { messageOf, statusOf } from "../../platform/api.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { useWrite } from "../../platform/writes.ts";
import { InPlaceTitle } from "../../ui/in-place-title.tsx";
import { showToast } from "../../ui/toast.tsx";
import { updateTablo } from "./tablo-writes.ts";

/** The tablo's title, changed where it stands. */
export function TabloTitle() {
  const text = useText();
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const [edit, setEdit] = useState<{ title: string; version: number } | null>(null);

  async function save(): Promise<void> {
    const title = edit?.title.trim() ?? "";
    setEdit(null);
    if (!edit || title === "" || title === tablo.title) return;
    try {
      await write(updateTablo(tablo, { title }, edit.version));
    } catch (error) {
      setEdit({ title, version: tablo.version });
      showToast({
        message: statusOf(error) === 412 ? text("tablo.changedMeanwhile") : messageOf(error),
        tone: "danger",
      });
    }
  }

  return (
    <InPlaceTitle
      level={1}
      title={tablo.title}
      typed={edit && edit.title}
      label={text("tablo.title")}
      hint={text("tablo.rename", { title: tablo.title })}
      maxLength={120}
      readOnly={!canEdit(tablo.role)}
      onStart={() => setEdit({ title: tablo.title, version: tablo.version })}
      onType={(title) => setEdit((now) => now && { ...now, title })}
      onSave={() => void save()}
      onStop={() => setEdit(null)}
    />
  );
}
