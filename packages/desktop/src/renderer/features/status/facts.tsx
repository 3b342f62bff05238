import type { ReactNode } from "react";
import { useText } from "../../lib/text.ts";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { CircleCheckIcon, TriangleAlertIcon } from "../../ui/icons.ts";
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
  /** Is it well; undefined for what is neither. */
  ok?: boolean;
  /** A second line, smaller. */
  note?: ReactNode;
  children: ReactNode;
}

/** One thing worth knowing. */
export function Fact({ name, ok, note, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>
        {ok !== undefined && <Mark ok={ok} />}
        {name}
      </dt>
      <dd>{children}</dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}

function Mark({ ok }: { ok: boolean }) {
  const text = useText();
  return (
    <span className={ok ? styles.ok : styles.unwell}>
      {ok ? (
        <Icon of={CircleCheckIcon} size="s" />
      ) : (
        <Icon of={TriangleAlertIcon} size="s" label={text("status.unwell")} />
      )}
    </span>
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
