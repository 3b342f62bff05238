import type { ReactNode, Ref } from "react";

interface ScrollRegionProps {
  /** What is in it. */
  label: string;
  className: string | undefined;
  /** It can be scrolled sideways: then the arrow keys do that, and do not lead to other files. */
  sideways: boolean;
  onDoubleClick?: () => void;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A part of the page that scrolls by itself, also by keyboard. */
export function ScrollRegion({ label, sideways, children, ...rest }: ScrollRegionProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it
    <section {...rest} tabIndex={0} aria-label={label} data-own-arrows={sideways || undefined}>
      {children}
    </section>
  );
}
