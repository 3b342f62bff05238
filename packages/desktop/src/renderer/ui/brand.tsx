import { classNames } from "./class-names.ts";
import styles from "./brand.module.css";

/** The mark of Xtablo with its name. */
export function Brand({ size = "m" }: { size?: "m" | "l" }) {
  return (
    <span className={classNames(styles.brand, styles[size])}>
      <BrandMark />
      Xtablo
    </span>
  );
}

function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" aria-hidden>
      <rect className={styles.tile} width="20" height="20" rx="5.5" />
      <path className={styles.columns} d="M5.2 5.6h3.1v8.8H5.2zM9.4 5.6h3.1v5.6H9.4zM13.6 5.6h1.9v7.2h-1.9z" />
    </svg>
  );
}
