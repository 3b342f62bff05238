import { useId, type ReactNode } from "react";
import { useText } from "../../lib/text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { CheckIcon, TriangleAlertIcon, type IconShape } from "../../ui/icons.ts";
import styles from "./part-card.module.css";

interface PartCardProps {
  title: string;
  icon: IconShape;
  /** Is it well; undefined for what is neither. */
  ok?: boolean;
  children: ReactNode;
}

/** One part of the server, and how it is. */
export function PartCard({ title, icon, ok, children }: PartCardProps) {
  const text = useText();
  const id = useId();
  return (
    <Card as="section" aria-labelledby={id}>
      <CardHead>
        <h2 id={id} className={styles.title}>
          <Icon of={icon} />
          {title}
        </h2>
        {ok === true && (
          <Badge tone="success" icon={CheckIcon}>
            {text("status.well")}
          </Badge>
        )}
        {ok === false && (
          <Badge tone="warning" icon={TriangleAlertIcon}>
            {text("status.unwell")}
          </Badge>
        )}
      </CardHead>
      {children}
    </Card>
  );
}

/** Names with their values, one a line. */
export function Details({ children }: { children: ReactNode }) {
  return <dl className={styles.details}>{children}</dl>;
}

/** A name with its value. */
export function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.detail}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
