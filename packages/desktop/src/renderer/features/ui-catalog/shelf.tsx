import { type ReactNode, useEffect, useRef } from "react";
import styles from "./shelf.module.css";

/** A row of the catalog: a kind of component, and its samples. */
export function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.shelf}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.stack}>{children}</div>
    </section>
  );
}

/** Samples beside one another. */
export function Samples({ children }: { children: ReactNode }) {
  return <div className={styles.samples}>{children}</div>;
}

/** States that cannot be seen without a mouse or keyboard; the styles know them by attribute. */
export type State = "hovered" | "focus-visible" | "pressed" | "selected" | "focused";

/** A sample with the name of its state under it, held in that state. */
export function Sample({ name, state, children }: { name: string; state?: State; children: ReactNode }) {
  const sample = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const control = sample.current?.querySelector("button, input, textarea, a, article");
    if (state) control?.setAttribute(`data-${state}`, "");
  }, [state]);
  return (
    <div ref={sample} className={styles.sample}>
      {children}
      <span className={styles.name}>{name}</span>
    </div>
  );
}
