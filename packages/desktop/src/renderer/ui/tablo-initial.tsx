import type { Color } from "@xtablo/contract";
import { classNames } from "./class-names.ts";
import { firstLetter } from "./first-letter.ts";
import { tintClass } from "./tint.ts";
import styles from "./tablo-initial.module.css";

interface TabloInitialProps {
  title: string;
  color: Color;
  size?: "s" | "m" | "l";
}

/** A tablo as the first letter of its title, in its colour. Its title stands beside it. */
export function TabloInitial({ title, color, size = "m" }: TabloInitialProps) {
  return (
    <span aria-hidden className={classNames(styles.initial, styles[size], tintClass(color))}>
      {firstLetter(title)}
    </span>
  );
}
