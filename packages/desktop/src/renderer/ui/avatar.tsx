import { useText } from "../lib/text.ts";
import { classNames } from "./class-names.ts";
import { firstLetter } from "./first-letter.ts";
import { Icon } from "./icon.tsx";
import { UserRoundIcon } from "./icons.ts";
import { tintClass, tintOf } from "./tint.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";
import styles from "./avatar.module.css";

type AvatarSize = "s" | "m" | "l";

interface AvatarProps {
  name: string;
  size?: AvatarSize;
  /** The person is here now. */
  here?: boolean;
  /** The name stands beside it, so that it need not be read twice. */
  decorative?: boolean;
}

/** A person as their initials, in a colour that stays theirs. Drawn by the style sheet: they are no text to be read or copied. */
export function Avatar({ name, size = "m", here = false, decorative = false }: AvatarProps) {
  const className = classNames(styles.avatar, styles[size], here && styles.here, tintClass(tintOf(name)));
  return (
    <span className={className} title={decorative ? undefined : name}>
      <span aria-hidden data-initials={initialsOf(name)} />
      {!decorative && <VisuallyHidden>{name}</VisuallyHidden>}
    </span>
  );
}

/** Nobody: no assignee, say. */
export function NoAvatar({ label, size = "m" }: { label: string; size?: AvatarSize }) {
  return (
    <span className={classNames(styles.avatar, styles[size], styles.none)} title={label}>
      {size !== "s" && <Icon of={UserRoundIcon} size="s" />}
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

interface AvatarsProps {
  names: readonly string[];
  /** How many to show; the rest is a number. */
  max?: number;
  /** How many people there are when not all names are given. */
  total?: number;
  size?: AvatarSize;
}

/** Several people, one over the other. */
export function Avatars({ names, max = 4, total = names.length, size = "m" }: AvatarsProps) {
  const text = useText();
  const shown = names.slice(0, max);
  const rest = total - shown.length;
  return (
    <span className={styles.avatars}>
      {shown.map((name, index) => (
        <Avatar key={`${index}-${name}`} name={name} size={size} />
      ))}
      {rest > 0 && (
        <span className={classNames(styles.avatar, styles[size], styles.more)}>
          <span aria-hidden>+{rest}</span>
          <VisuallyHidden>{text("ui.moreMembers", { count: rest })}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}

/** The first letters of a first and a last name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => firstLetter(word ?? "")).join("");
}
