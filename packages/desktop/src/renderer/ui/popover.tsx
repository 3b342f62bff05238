import { cloneElement, lazy, Suspense, type ReactElement, type ReactNode } from "react";
import type { PopoverProps as AriaPopoverProps } from "react-aria-components/Popover";
import { patiently } from "../lib/patiently.ts";
import { useOpener } from "./use-opener.ts";
import styles from "./popover.module.css";

const load = () => patiently(() => import("./open-popover.tsx"));
const OpenPopover = lazy(async () => ({ default: (await load()).OpenPopover }));

/** Where a popover or menu opens beside what opened it. */
export type Placement = NonNullable<AriaPopoverProps["placement"]>;

interface PopoverProps {
  /** The button that opens it: one of `ui/`. */
  trigger: ReactElement;
  label: string;
  placement?: Placement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** Something small over the page, beside the button that opened it. All but the button is loaded on demand. */
export function Popover({ trigger, label, placement = "bottom start", isOpen, onOpenChange, children }: PopoverProps) {
  const opener = useOpener({ opens: "dialog", isOpen, onOpenChange, load });
  return (
    <>
      {cloneElement(trigger, opener.buttonProps)}
      {opener.wanted && (
        <Suspense>
          <OpenPopover opener={opener} label={label} placement={placement}>
            {typeof children === "function" ? children(() => opener.setOpen(false)) : children}
          </OpenPopover>
        </Suspense>
      )}
    </>
  );
}

/** The classes of what floats over the page. */
export const popoverClass = styles.popover;
