import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconShape } from "./icons.ts";
import { Tooltip } from "./tooltip.tsx";
import styles from "./icon-button.module.css";

interface IconButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  icon: IconShape;
  /** The button's name, which its tooltip shows too. */
  label: string;
  /** The keys that do the same, such as `C`. */
  keys?: string;
  size?: "s" | "m";
  /** Pressed in, for a button that stays so; undefined for one that only acts. */
  selected?: boolean;
  /** There is news behind it. */
  dot?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is an icon only; its name appears as a tooltip. */
export function IconButton({ icon, label, keys, size = "m", selected, dot, disabled, ...rest }: IconButtonProps) {
  const className = classNames(styles.iconButton, styles[size], dot === true && styles.dot);
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} aria-pressed={selected} isDisabled={disabled} className={className}>
        <Icon of={icon} />
      </AriaButton>
    </Tooltip>
  );
}
