import { classNames } from "../renderer/ui/class-names.ts";
import { Icon } from "../renderer/ui/icon.tsx";
import type { IconShape } from "../renderer/ui/icons.ts";
import styles from "./pages.module.css";

/** What a screen or a choice is about, as an icon on a tile. */
export function Mark({ icon, tone }: { icon: IconShape; tone?: "brand" | "warning" | "danger" }) {
  return (
    <span className={classNames(styles.mark, tone && styles[tone])}>
      <Icon of={icon} size="l" />
    </span>
  );
}
