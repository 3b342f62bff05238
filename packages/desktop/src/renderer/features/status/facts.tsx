import type { ReactNode } from "react";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { CircleCheckIcon } from "../../ui/icons.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./facts.module.css";

/** A row of things worth knowing. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <Card>
      <dl className={styles.facts}>{children}</dl>
    </Card>
  );
}

interface FactProps {
  name: string;
  /** Answers and is well. */
  ok?: boolean;
  /** A second line, smaller. */
  note?: ReactNode;
  children: ReactNode;
}

/** One thing worth knowing. */
export function Fact({ name, ok = false, note, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>
        {ok && (
          <span className={styles.ok}>
            <Icon of={CircleCheckIcon} size="s" />
          </span>
        )}
        {name}
      </dt>
      <dd>{children}</dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}

/** The place of the facts while they load. */
export function FactsSkeleton() {
  return (
    <Facts>
      {["4rem", "7rem", "5rem", "6rem", "4.5rem"].map((width) => (
        <div key={width} className={styles.fact}>
          <Skeleton width="5rem" />
          <Skeleton width={width} height="1.25rem" />
        </div>
      ))}
    </Facts>
  );
}
