import { tablo as tabloSchema, type Tablo } from "@xtablo/contract";
import { lazy, Suspense } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { useTextEdit } from "../../platform/writing/use-text-edit.ts";
import { InPlaceTitle } from "../../ui/in-place-title.tsx";
import { updateTablo } from "./tablo-writes.ts";

// Rarely needed, so not part of the first view of a board.
const UnsavedText = lazy(async () => ({
  default: (await patiently(() => import("../../platform/writing/unsaved-text.tsx"))).UnsavedText,
}));
const TitleConflict = lazy(async () => ({
  default: (await patiently(() => import("./title-conflict.tsx"))).TitleConflict,
}));

/** The tablo's title, changed where it stands. Escape and a refusal keep what was typed. */
export function TabloTitle() {
  const text = useText();
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const editing = useTextEdit<"title", Tablo>({
    name: `tablo-title:${tablo.id}`,
    thing: tablo,
    fields: ["title"],
    schema: tabloSchema,
    send: (changed, ifVersion) => write({ ...updateTablo(tablo, changed, ifVersion), kept: true }),
    closesAtOnce: true,
    onRefused: tellRefusal,
  });
  const { typed, conflict, start, drop } = editing;
  const editable = canEdit(tablo.role);

  return (
    <>
      <InPlaceTitle
        level={1}
        title={tablo.title}
        typed={conflict ? null : typed && typed.title}
        label={text("tablo.title")}
        hint={text("tablo.rename", { title: tablo.title })}
        maxLength={120}
        readOnly={!editable}
        onStart={start}
        onType={(title) => editing.type("title", title)}
        onSave={() => (typed?.title.trim() ? void editing.save({ tidy: trimmed }) : drop())}
        onStop={editing.close}
      />
      <Suspense>
        {editable && editing.unsaved && <UnsavedText compact onContinue={start} onDiscard={drop} />}
        {typed && conflict && <TitleConflict editing={editing} typed={typed} current={conflict.current} />}
      </Suspense>
    </>
  );
}

function trimmed({ title }: { title: string }): { title: string } {
  return { title: title.trim() };
}
