import { useText } from "../../lib/text.ts";
import { Icon } from "../../ui/icon.tsx";
import { UploadIcon } from "../../ui/icons.ts";
import styles from "./files-page.module.css";

/** Covers the page while files are dragged over it, and says what dropping them would do. */
export function DropTarget({ refused }: { refused: boolean }) {
  const text = useText();
  return (
    <div className={styles.drop} data-refused={refused || undefined}>
      <p className={styles.dropText}>
        {!refused && <Icon of={UploadIcon} />}
        {refused ? text("files.dropRefused") : text("files.drop")}
      </p>
    </div>
  );
}
