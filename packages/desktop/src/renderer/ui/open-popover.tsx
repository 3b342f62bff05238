import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import type { Placement } from "./popover.tsx";
import type { Opener } from "./use-opener.ts";
import styles from "./popover.module.css";

interface OpenPopoverProps {
  opener: Opener;
  label: string;
  placement: Placement;
  children: ReactNode;
}

/** What opens at the button of a `Popover`. */
export function OpenPopover({ opener, label, placement, children }: OpenPopoverProps) {
  return (
    <Popover
      className={styles.popover}
      trigger="DialogTrigger"
      triggerRef={opener.button}
      placement={placement}
      offset={6}
      isOpen={opener.isOpen}
      onOpenChange={opener.setOpen}
    >
      <Dialog aria-label={label} className={styles.body}>
        {children}
      </Dialog>
    </Popover>
  );
}
