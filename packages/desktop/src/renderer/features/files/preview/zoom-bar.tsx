import type { ReactNode } from "react";
import { formatPercent } from "../../../lib/format.ts";
import { useText } from "../../../lib/text.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { MinusIcon, PlusIcon } from "../../../ui/icons.ts";
import type { Zoom } from "./use-zoom.ts";
import { zoomStep } from "./zoom.ts";
import styles from "./file-preview.module.css";

interface ZoomBarProps {
  /** What fitting means: the whole, or the width. */
  fit: "fit" | "fitWidth";
  zoom: Zoom;
  /** The zoom that fits. */
  fitting: number;
  onZoom: (zoom: Zoom) => void;
  /** Before the buttons. */
  children?: ReactNode;
}

/** Makes what is looked at larger and smaller. */
export function ZoomBar({ fit, zoom, fitting, onZoom, children }: ZoomBarProps) {
  const text = useText();
  const now = zoom === "fit" ? fitting : zoom;
  const [smaller, larger] = [zoomStep(now, "out"), zoomStep(now, "in")];
  return (
    <div className={styles.bar} role="toolbar" aria-label={text("files.preview.zoom")}>
      {children}
      <IconButton
        icon={MinusIcon}
        label={text("files.preview.zoomOut")}
        keys="-"
        disabled={smaller === now}
        onPress={() => onZoom(smaller)}
      />
      <Button kind="quiet" aria-label={text("files.preview.actualSize")} onPress={() => onZoom(1)}>
        <span className={styles.percent}>{formatPercent(now)}</span>
      </Button>
      <IconButton
        icon={PlusIcon}
        label={text("files.preview.zoomIn")}
        keys="+"
        disabled={larger === now}
        onPress={() => onZoom(larger)}
      />
      <Button kind="quiet" aria-pressed={zoom === "fit"} onPress={() => onZoom("fit")}>
        {text(`files.preview.${fit}`)}
      </Button>
    </div>
  );
}
