import { type ReactNode, useEffect, useRef } from "react";
import styles from "./shelf.module.css";

/** A row of the catalog: a kind of component, and its samples. */
export function Shelf({ title, children }: { title: string; children: ReactNode }) {
  const anchor = anchorOf(title);
  return (
    <section id={anchor} aria-labelledby={`${anchor}-title`} className={styles.shelf}>
      <h2 id={`${anchor}-title`} className={styles.title}>
        <a href={`#${anchor}`}>{title}</a>
      </h2>
      <div className={styles.stack}>{children}</div>
    </section>
  );
}

/** Where on the page a shelf is: `Modal, empty state` at `#modal-empty-state`. */
export function anchorOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, "-");
}

/** Samples beside one another. */
export function Samples({ children }: { children: ReactNode }) {
  return <div className={styles.samples}>{children}</div>;
}

/** Fields, as wide as each other. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** States that cannot be seen without a mouse or keyboard; the styles know them by attribute. */
export type State = "hovered" | "focus-visible" | "pressed" | "focused";

interface SampleProps {
  /** What it shows, in a word under it. */
  name?: string;
  state?: State;
  /** Which element within is held in that state; the first control when absent. */
  of?: string;
  children: ReactNode;
}

/** A sample with the name of its state under it, held in that state. */
export function Sample({ name, state, of = "button, input, textarea, a, article, tr", children }: SampleProps) {
  const sample = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!state) return;
    // Some controls are there with the next frame only, such as the items of a menu.
    const frame = requestAnimationFrame(() => sample.current?.querySelector(of)?.setAttribute(`data-${state}`, ""));
    return () => cancelAnimationFrame(frame);
  }, [state, of]);
  return (
    <div ref={sample} className={styles.sample}>
      {children}
      {name !== undefined && <span className={styles.name}>{name}</span>}
    </div>
  );
}
