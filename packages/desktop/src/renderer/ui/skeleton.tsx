import styles from "./skeleton.module.css";

interface SkeletonProps {
  /** A CSS length: the size of what will be there. */
  width?: string;
  height?: string;
  round?: boolean;
}

/** The place of what is loading. */
export function Skeleton({ width = "100%", height, round }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={styles.skeleton}
      data-round={round || undefined}
      style={{ inlineSize: width, blockSize: height }}
    />
  );
}
