import { classNames } from "./class-names.ts";
import type { IconShape } from "./icons.ts";
import styles from "./icon.module.css";

/** Sizes of an icon: 14, 16 and 20 pixels. */
export type IconSize = "s" | "m" | "l";

interface IconProps {
  of: IconShape;
  size?: IconSize;
  /** Says what the icon means when nothing beside it does; without it the icon is hidden from assistive technology. */
  label?: string;
  /** Turns, for what is busy. */
  spinning?: boolean;
}

/** An icon of the product, in the colour of the text around it. */
export function Icon({ of: Shape, size = "m", label, spinning = false }: IconProps) {
  const className = classNames(styles.icon, styles[size], spinning && styles.spinning);
  const name = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return <Shape className={className} absoluteStrokeWidth={false} {...name} />;
}
