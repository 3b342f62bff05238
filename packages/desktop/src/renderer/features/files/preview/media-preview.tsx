import type { File } from "@xtablo/contract";
import { contentUrl } from "../file-url.ts";
import styles from "./file-preview.module.css";

interface MediaPreviewProps {
  file: File;
  kind: "audio" | "video";
  /** The browser does not know what is in it. */
  onUnreadable: () => void;
}

/** Sound or film by the browser's own player, which asks for the ranges that it needs. */
export function MediaPreview({ file, kind: Player, onUnreadable }: MediaPreviewProps) {
  return (
    <div className={styles.middle}>
      <Player
        className={styles[Player]}
        src={contentUrl(file)}
        controls
        preload="metadata"
        aria-label={file.name}
        onError={onUnreadable}
      />
    </div>
  );
}
