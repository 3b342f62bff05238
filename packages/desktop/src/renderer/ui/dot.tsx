import type { Color } from "@xtablo/contract";
import { classNames } from "./class-names.ts";
import { tintClass } from "./tint.ts";
import styles from "./dot.module.css";

/** A spot of one of the twelve colours. The word beside it says what it stands for. */
export function Dot({ tint }: { tint?: Color }) {
  return <span aria-hidden className={classNames(styles.dot, tintClass(tint))} />;
}
