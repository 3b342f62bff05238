import { useRef, useState, type KeyboardEvent } from "react";
import { useText } from "../../lib/text.ts";
import { messageOf, statusOf } from "../../platform/api.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { useWrite } from "../../platform/writes.ts";
import { showToast } from "../../ui/toast.tsx";
import { updateTablo } from "./tablo-writes.ts";
import styles from "./tablo-title.module.css";

/** The tablo's title, changed where it stands: Enter saves, Escape leaves it as it was. */
export function TabloTitle() {
  const text = useText();
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const [typed, setTyped] = useState<{ title: string; version: number } | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function save(): Promise<void> {
    const title = typed?.title.trim() ?? "";
    setTyped(null);
    if (!typed || title === "" || title === tablo.title) return;
    try {
      await write(updateTablo(tablo, { title }, typed.version));
    } catch (error) {
      setTyped({ title, version: tablo.version });
      showToast({
        message: statusOf(error) === 412 ? text("tablo.changedMeanwhile") : messageOf(error),
        tone: "danger",
      });
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") setTyped(null);
    else void save();
    requestAnimationFrame(() => button.current?.focus());
  }

  if (!canEdit(tablo.role)) return <h1 className={styles.title}>{tablo.title}</h1>;
  if (typed)
    return (
      <input
        className={styles.input}
        aria-label={text("tablo.title")}
        autoFocus
        maxLength={120}
        value={typed.title}
        onChange={(event) => setTyped({ ...typed, title: event.target.value })}
        onKeyDown={onKeyDown}
        onBlur={() => void save()}
      />
    );
  return (
    <h1 className={styles.title}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        title={text("tablo.rename", { title: tablo.title })}
        onClick={() => setTyped({ title: tablo.title, version: tablo.version })}
      >
        {tablo.title}
      </button>
    </h1>
  );
}
