import { useText } from "../../../lib/text.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { hiddenClass } from "../../../ui/visually-hidden.tsx";
import styles from "./file-preview.module.css";

/** A file's place until it is there. */
export function Loading() {
  const text = useText();
  return (
    <div className={styles.loading}>
      <output className={hiddenClass}>{text("files.preview.loading")}</output>
      <Skeleton width="100%" height="100%" />
    </div>
  );
}
