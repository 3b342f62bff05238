import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PencilIcon, XIcon } from "../../ui/icons.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./unsaved-text.module.css";

interface UnsavedTextProps {
  onContinue: () => void;
  onDiscard: () => void;
  /** In a row beside the text itself. */
  compact?: boolean;
}

/** A text of earlier that is kept but not saved: to go on with, or to drop. */
export function UnsavedText({ onContinue, onDiscard, compact = false }: UnsavedTextProps) {
  const text = useText();
  if (compact)
    return (
      <span className={styles.compact}>
        <Button size="s" kind="quiet" icon={PencilIcon} onPress={onContinue}>
          <VisuallyHidden when="narrow">{text("writing.unsaved")}</VisuallyHidden>
        </Button>
        <IconButton size="s" icon={XIcon} label={text("writing.discard")} onPress={onDiscard} />
      </span>
    );
  return (
    <div className={styles.unsaved}>
      <p>{text("writing.kept")}</p>
      <Button size="s" kind="quiet" onPress={onDiscard}>
        {text("writing.discard")}
      </Button>
      <Button size="s" onPress={onContinue}>
        {text("writing.continue")}
      </Button>
    </div>
  );
}

/** The same inside a form that shows the text already. */
export function UnsavedNote({ onDiscard }: Pick<UnsavedTextProps, "onDiscard">) {
  const text = useText();
  return (
    <div className={styles.unsaved}>
      <p>{text("writing.kept")}</p>
      <Button size="s" kind="quiet" onPress={onDiscard}>
        {text("writing.discard")}
      </Button>
    </div>
  );
}
