import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { CheckIcon, ChevronDownIcon, CircleAlertIcon } from "./icons.ts";
import { inputClass } from "./input.tsx";
import { popoverClass } from "./popover.tsx";
import fieldStyles from "./field.module.css";
import menuStyles from "./menu.module.css";
import styles from "./select.module.css";

/** One of the things to choose from. */
export interface SelectItem {
  id: string;
  label: string;
  /** Beside the word: a status, a colour, an avatar. */
  icon?: ReactNode;
  disabled?: boolean;
}

interface SelectProps {
  label: string;
  hideLabel?: boolean;
  /** Null for none of the items. */
  value: string | null;
  onChange: (value: string | null) => void;
  items: readonly SelectItem[];
  /** Offers to choose nothing, in these words. */
  none?: Omit<SelectItem, "id">;
  /** `plain` shows the value alone until it is hovered, as the properties of a task do. */
  look?: "field" | "plain";
  placeholder?: string;
  error?: string;
  disabled?: boolean;
}

const noneId = "none";

/** A choice of one among many. */
export function Select({ label, hideLabel = false, look = "field", items, none, ...select }: SelectProps) {
  const all = none ? [{ ...none, id: noneId }, ...items] : items;
  const chosen = all.find(({ id }) => id === (select.value ?? noneId));
  return (
    <AriaSelect
      className={look === "field" ? fieldStyles.field : styles.plain}
      aria-label={hideLabel ? label : undefined}
      value={chosen?.id ?? null}
      onChange={(id) => select.onChange(id === null || id === noneId ? null : String(id))}
      isDisabled={select.disabled}
      isInvalid={select.error !== undefined}
    >
      {!hideLabel && <Label className={fieldStyles.label}>{label}</Label>}
      <Button
        data-invalid={select.error === undefined ? undefined : ""}
        className={classNames(styles.button, look === "field" ? inputClass() : styles.plainButton)}
      >
        {chosen?.icon}
        <SelectValue className={classNames(styles.value, !chosen && styles.placeholder)}>
          {chosen?.label ?? select.placeholder}
        </SelectValue>
        {look === "field" && <Icon of={ChevronDownIcon} size="s" />}
      </Button>
      {select.error !== undefined && (
        <Text slot="errorMessage" className={fieldStyles.error}>
          <Icon of={CircleAlertIcon} size="s" />
          {select.error}
        </Text>
      )}
      <Popover className={classNames(popoverClass, look === "field" && styles.list)} offset={6}>
        <ListBox className={menuStyles.menu} items={all}>
          {(item) => <Option item={item} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Option({ item }: { item: SelectItem }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} isDisabled={item.disabled} className={menuStyles.item}>
      {({ isSelected }) => (
        <>
          {item.icon && <span className={menuStyles.mark}>{item.icon}</span>}
          <span className={menuStyles.text}>{item.label}</span>
          {isSelected && <Icon of={CheckIcon} />}
        </>
      )}
    </ListBoxItem>
  );
}
