import type { Ref } from "react";
import { Icon } from "./icon.tsx";
import { SearchIcon, type IconShape } from "./icons.ts";
import { Input } from "./input.tsx";
import styles from "./search-field.module.css";

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  icon?: IconShape;
  maxLength?: number;
  ref?: Ref<HTMLInputElement>;
}

/** Finds or filters as one types; Escape empties it. */
export function SearchField({ label, value, onChange, icon = SearchIcon, ...rest }: SearchFieldProps) {
  return (
    <div className={styles.search}>
      <Icon of={icon} />
      <Input
        {...rest}
        quiet
        type="search"
        spellCheck={false}
        aria-label={label}
        value={value}
        className={styles.input}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          onChange("");
        }}
      />
    </div>
  );
}
