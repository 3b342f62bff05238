import type { Color } from "@xtablo/contract";
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { classNames } from "./class-names.ts";
import { Count } from "./count.tsx";
import { Dot } from "./dot.tsx";
import { Icon } from "./icon.tsx";
import type { IconShape } from "./icons.ts";
import styles from "./chip.module.css";

interface ChipProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  children: ReactNode;
  /** On or off; undefined for a chip that only acts. */
  selected?: boolean;
  /** Not set yet, or something to add. */
  dashed?: boolean;
  tint?: Color;
  icon?: IconShape;
  count?: number;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A filter that one can press. */
export function Chip({ children, selected, dashed, tint, icon, count, disabled, ...rest }: ChipProps) {
  const className = classNames(styles.chip, dashed === true && styles.dashed);
  return (
    <AriaButton {...rest} aria-pressed={selected} isDisabled={disabled} className={className}>
      {icon && <Icon of={icon} size="s" />}
      {tint && <Dot tint={tint} />}
      {children}
      {count !== undefined && <Count value={count} />}
    </AriaButton>
  );
}
