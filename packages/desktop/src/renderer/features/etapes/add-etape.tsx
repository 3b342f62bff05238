import { api } from "@xtablo/contract";
import { useState, type KeyboardEvent } from "react";
import { giveBackDraft, useDraft } from "../../lib/draft.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { useSending } from "../../platform/sending.ts";
import { useWrite } from "../../platform/writes.ts";
import { Chip } from "../../ui/chip.tsx";
import { PlusIcon } from "../../ui/icons.ts";
import type { colors } from "../../ui/tint.ts";
import { createEtape } from "./etape-writes.ts";
import styles from "./etape-strip.module.css";

/** Adds etapes where they will stand: Enter adds and stays open, Escape closes and keeps what was typed. */
export function AddEtape() {
  const text = useText();
  const board = useBoardView();
  const write = useWrite(board.tablo.id);
  const [open, setOpen] = useState(false);
  const name = `etape:${board.tablo.id}`;
  const [draft, setDraft] = useDraft(name);
  const send = useSending({
    name,
    schema: api.etapes.create.body,
    send: ({ title, color = "slate" }, key) => write(createEtape(board, { title, color }, key)),
    giveBack: ({ title }) => giveBackDraft(name, title),
  });

  function add(): void {
    const title = draft?.trim() ?? "";
    if (title === "") return;
    send({ title, color: nextColor(board.etapes) });
    setDraft(null); // after it was kept as unsent: at no moment is it nowhere
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") add();
    if (event.key !== "Escape") return;
    event.preventDefault();
    setOpen(false);
  }

  if (!open)
    return (
      <Chip dashed icon={PlusIcon} onPress={() => setOpen(true)}>
        {text("etapes.add")}
      </Chip>
    );
  return (
    <input
      className={styles.add}
      aria-label={text("etapes.newTitle")}
      placeholder={text("etapes.newHint")}
      autoFocus
      maxLength={120}
      value={(draft ?? "").replaceAll("\n", " ")}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setOpen(false)}
    />
  );
}

/** A colour that no etape has yet, while there is one. */
function nextColor(etapes: readonly { color: (typeof colors)[number] }[]): (typeof colors)[number] {
  const order = [
    "sky",
    "purple",
    "amber",
    "teal",
    "pink",
    "green",
    "orange",
    "indigo",
    "olive",
    "red",
    "blue",
  ] as const;
  const free = order.find((color) => !etapes.some((etape) => etape.color === color));
  return free ?? order[etapes.length % order.length] ?? "slate";
}
