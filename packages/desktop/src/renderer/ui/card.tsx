import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./card.module.css";

interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: "div" | "section" | "article" | "li";
  /** Lifts its border when hovered, for a card that is pressed as a whole. */
  action?: boolean;
}

/** A raised surface with a border. */
export function Card({ as: Element = "div", action = false, className, ...rest }: CardProps) {
  return <Element {...rest} className={classNames(cardClass({ action }), className)} />;
}

/** The classes of a card, for a link that is one. */
export function cardClass({ action = false }: { action?: boolean } = {}): string {
  return classNames(styles.card, action && styles.action);
}

/** The title row of a card; its last child goes to the end. */
export function CardHead({ children }: { children: ReactNode }) {
  return <header className={styles.head}>{children}</header>;
}
