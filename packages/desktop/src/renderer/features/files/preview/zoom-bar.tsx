import type { ReactNode } from "react";
import { formatPercent } from "../../../lib/format.ts";
import { useText } from "../../../lib/text.ts";
import { Chip } from "../../../ui/chip.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { MinusIcon, PlusIcon } from "../../../ui/icons.ts";
import type { Zoom } from "./use-zoom.ts";
import { zoomStep } from "./zoom.ts";
import styles from "./file-preview.module.css";

interface ZoomBarProps {
  zoom: Zoom;
  /** The zoom that fits. */
  fitting: number;
  onZoom: (zoom: Zoom) => void;
  /** Before the buttons. */
  children?: ReactNode;
}

/** Makes what is looked at larger and smaller. */
export function ZoomBar({ zoom, fitting, onZoom, children }: ZoomBarProps) {
  const text = useText();
  const now = zoom === "fit" ? fitting : zoom;
  const [smaller, larger] = [zoomStep(now, "out"), zoomStep(now, "in")];
  const percent = formatPercent(now);
  return (
    <div className={styles.bar}>
      {children}
      <span className={styles.zoom} role="toolbar" aria-label={text("files.preview.zoom")}>
        <IconButton
          icon={MinusIcon}
          label={text("files.preview.zoomOut")}
          keys="-"
          disabled={smaller === now}
          onPress={() => onZoom(smaller)}
        />
        <Chip aria-label={text("files.preview.actualSize", { percent })} onPress={() => onZoom(1)}>
          <span className={styles.percent}>{percent}</span>
        </Chip>
        <IconButton
          icon={PlusIcon}
          label={text("files.preview.zoomIn")}
          keys="+"
          disabled={larger === now}
          onPress={() => onZoom(larger)}
        />
        <Chip selected={zoom === "fit"} onPress={() => onZoom("fit")}>
          {text("files.preview.fit")}
        </Chip>
      </span>
    </div>
  );
}
