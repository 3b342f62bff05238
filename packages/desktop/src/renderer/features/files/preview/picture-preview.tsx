import { useState, type ReactNode } from "react";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ScrollRegion } from "./scroll-region.tsx";
import { useZoom } from "./use-zoom.ts";
import { ZoomBar } from "./zoom-bar.tsx";
import styles from "./picture-preview.module.css";

interface PicturePreviewProps {
  name: string;
  url: string;
  /** The browser does not know what is in it, or it did not arrive. */
  onUnreadable: () => void;
  /** Other ways to look at it. */
  choice?: ReactNode;
}

/** A picture: as much of it as fits, or larger and scrolled. A double click goes between its whole and its own size. */
export function PicturePreview({ name, url, onUnreadable, choice }: PicturePreviewProps) {
  const [size, setSize] = useState<{ inline: number; block: number } | null>(null);
  const { frame, fitting, zoom, setZoom } = useZoom((room) =>
    size ? Math.min(1, room.inline / size.inline, room.block / size.block) : 1,
  );
  return (
    <>
      <ScrollRegion
        ref={frame}
        label={name}
        className={styles.frame}
        sideways={zoom !== "fit"}
        onDoubleClick={() => setZoom(zoom === "fit" ? 1 : "fit")}
      >
        {!size && <Skeleton width="100%" height="100%" />}
        <img
          src={url}
          alt={name}
          hidden={!size}
          className={styles.picture}
          style={size ? { inlineSize: size.inline * (zoom === "fit" ? fitting : zoom) } : undefined}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            // A drawing may have no size of its own.
            setSize({ inline: naturalWidth || 800, block: naturalHeight || 600 })
          }
          onError={onUnreadable}
        />
      </ScrollRegion>
      <ZoomBar zoom={zoom} fitting={fitting} onZoom={setZoom}>
        {choice}
      </ZoomBar>
    </>
  );
}
