import type { Task } from "@xtablo/contract";
import type { KeyboardEvent } from "react";
import { useText } from "../../lib/text.ts";
import { TextConflict } from "../../platform/writing/text-conflict.tsx";
import type { TextEditing } from "../../platform/writing/use-text-edit.ts";
import { Button } from "../../ui/button.tsx";
import { Textarea } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./task-description.module.css";

const maxLength = 20_000;

interface DescriptionEditorProps {
  editing: TextEditing<"description", Task>;
  typed: string;
}

/** Writes the description. Escape closes and keeps what was typed; Cancel drops it; a refused save keeps it and says why. */
export function DescriptionEditor({ editing, typed }: DescriptionEditorProps) {
  const text = useText();
  const { conflict, refusal, pending } = editing;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void editing.save();
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    editing.close();
  }

  if (conflict)
    return (
      <TextConflict
        labels={{ description: text("tasks.panel.description") }}
        theirs={conflict.current}
        mine={{ description: typed }}
        maxLength={maxLength}
        pending={pending}
        onKeepTheirs={() => void editing.takeTheirs()}
        onKeepMine={(texts) => void editing.saveOver(texts)}
      />
    );
  return (
    <section className={styles.editor} aria-label={text("tasks.panel.description")}>
      {refusal !== null && <Notice>{refusal.message}</Notice>}
      <Textarea
        autoFocus
        rows={8}
        maxLength={maxLength}
        aria-label={text("tasks.panel.description")}
        value={typed}
        onChange={(event) => editing.type("description", event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <span className={styles.hint}>{text("tasks.panel.descriptionHint")}</span>
        <Button size="s" kind="quiet" onPress={editing.drop}>
          {text("tasks.panel.cancel")}
        </Button>
        <Button size="s" kind="primary" pending={pending} onPress={() => void editing.save()}>
          {text("tasks.panel.save")}
        </Button>
      </div>
    </section>
  );
}
