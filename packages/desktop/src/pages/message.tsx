import type { ReactNode } from "react";
import { Card } from "../renderer/ui/card.tsx";
import type { IconShape } from "../renderer/ui/icons.ts";
import { Heading } from "./frame.tsx";
import { Mark } from "./mark.tsx";
import styles from "./message.module.css";

interface MessageProps {
  icon?: IconShape;
  tone?: "warning" | "danger";
  title: string;
  /** Where the server is, under the title. */
  place?: string | null;
  children: ReactNode;
  /** Buttons, the one to press first. */
  actions: ReactNode;
}

/** A card that says what is going on, and what can be done about it. */
export function Message({ icon, tone, title, place, children, actions }: MessageProps) {
  return (
    <Card as="section" className={styles.message}>
      {icon && <Mark icon={icon} tone={tone} />}
      <div className={styles.head}>
        <Heading>{title}</Heading>
        {place && <p className={styles.place}>{place}</p>}
      </div>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </Card>
  );
}
