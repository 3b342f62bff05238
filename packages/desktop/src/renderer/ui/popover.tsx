import type { ReactElement, ReactNode } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from "react-aria-components/Popover";
import styles from "./popover.module.css";

/** Where a popover or menu opens beside what opened it. */
export type Placement = NonNullable<AriaPopoverProps["placement"]>;

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  placement?: Placement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** Something small over the page, beside the button that opened it. */
export function Popover({ trigger, label, placement = "bottom start", isOpen, onOpenChange, children }: PopoverProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <AriaPopover className={styles.popover} placement={placement} offset={6}>
        <Dialog aria-label={label} className={styles.body}>
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

/** The classes of what floats over the page. */
export const popoverClass = styles.popover;
