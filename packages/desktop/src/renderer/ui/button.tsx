import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { LoaderCircleIcon, type IconShape } from "./icons.ts";
import { useTidyAnnouncer } from "./use-tidy-announcer.ts";
import styles from "./button.module.css";

/** How a button looks: one primary per view; danger for what deletes. */
export interface ButtonLook {
  kind?: "primary" | "secondary" | "quiet" | "danger" | "danger-quiet";
  size?: "s" | "m" | "l";
  /** As wide as what it is in. */
  wide?: boolean;
}

/** What a button shows and does; React Aria brings the rest. */
export interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, "children" | "className" | "style"> {
  children: ReactNode;
  icon?: IconShape;
  /** Comes after the text, such as the icon of the key that presses it. */
  endIcon?: IconShape;
  /** At work: keeps its place and its focus, turns, and is not pressed again. */
  pending?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with a word or two. */
export function Button({ children, icon, endIcon, pending, disabled, kind, size, wide, ...rest }: ButtonProps) {
  useTidyAnnouncer(pending === true);
  const shape = pending === true ? LoaderCircleIcon : icon;
  const iconSize = size === "s" ? "s" : "m";
  return (
    <AriaButton {...rest} isPending={pending} isDisabled={disabled} className={buttonClass({ kind, size, wide })}>
      {shape && <Icon of={shape} size={iconSize} spinning={pending} />}
      {children}
      {endIcon && <Icon of={endIcon} size={iconSize} />}
    </AriaButton>
  );
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass({ kind = "secondary", size = "m", wide = false }: ButtonLook = {}): string {
  return classNames(styles.button, styles[kind], styles[size], wide && styles.wide);
}
