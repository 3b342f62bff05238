import type { Key } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { Icon } from "./icon.tsx";
import type { IconShape } from "./icons.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";
import styles from "./segmented.module.css";

interface Segment<Id extends string> {
  id: Id;
  label: string;
  icon?: IconShape;
  disabled?: boolean;
}

interface SegmentedProps<Id extends string> {
  label: string;
  value: Id;
  onChange: (value: Id) => void;
  items: readonly Segment<Id>[];
  /** On a phone only the chosen one shows its word, on the smallest ones none does. Every item has an icon. */
  compact?: boolean;
}

/** A choice between a few, such as the views of a page. */
export function Segmented<Id extends string>({ label, value, onChange, items, compact }: SegmentedProps<Id>) {
  const choose = (keys: Set<Key>) => {
    const chosen = items.find(({ id }) => keys.has(id));
    if (chosen) onChange(chosen.id);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segmented}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
    >
      {items.map((item) => (
        <ToggleButton key={item.id} id={item.id} isDisabled={item.disabled} className={styles.segment}>
          {item.icon && <Icon of={item.icon} />}
          {compact === true ? (
            <VisuallyHidden when={item.id === value ? "narrowest" : "narrow"}>{item.label}</VisuallyHidden>
          ) : (
            <span>{item.label}</span>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
