import styles from "./kbd.module.css";

/** A key to press. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}

/** The keys that do the same as a control. Not where one has but a finger. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className={styles.hint}>
      <Kbd>{children}</Kbd>
    </span>
  );
}
