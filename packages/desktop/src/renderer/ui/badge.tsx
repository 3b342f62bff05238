import type { Color } from "@xtablo/contract";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconShape } from "./icons.ts";
import { tintClass } from "./tint.ts";
import styles from "./badge.module.css";

interface BadgeProps {
  children: ReactNode;
  tone?: "neutral" | "brand" | "accent" | "success" | "warning" | "danger";
  /** One of the twelve colours instead of a tone. */
  tint?: Color;
  icon?: IconShape;
}

/** A word on a pill: a state, a role. */
export function Badge({ children, tone = "neutral", tint, icon }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, tint ? styles.tinted : styles[tone], tintClass(tint))}>
      {icon && <Icon of={icon} size="s" />}
      {children}
    </span>
  );
}
