import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { Kbd } from "./kbd.tsx";
import styles from "./tooltip.module.css";

interface TooltipProps {
  text: string;
  /** The keys that do the same, such as `C`. */
  keys?: string;
  placement?: "top" | "bottom" | "start" | "end";
  /** The one control that it explains. */
  children: ReactElement;
}

/** Explains a control while it is hovered or focused. */
export function Tooltip({ text, keys, placement = "top", children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip} placement={placement} offset={6}>
        {text}
        {keys !== undefined && <Kbd>{keys}</Kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

/** The class of a tooltip, for the catalog. */
export const tooltipClass = styles.tooltip;
