import type { ReactNode } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Input } from "react-aria-components/Input";
import { Menu } from "react-aria-components/Menu";
import { SearchField } from "react-aria-components/SearchField";
import { Icon } from "./icon.tsx";
import { SearchIcon } from "./icons.ts";
import { menuParts } from "./menu-parts.tsx";
import { MenuPartsContext } from "./menu.tsx";
import { Overlay } from "./overlay.tsx";
import styles from "./command-palette.module.css";

interface CommandPaletteProps {
  onClose: () => void;
  label: string;
  placeholder: string;
  /** What is said when nothing fits. */
  empty: string;
  /** `MenuItem`s and `MenuSection`s; what is chosen closes the palette. */
  children: ReactNode;
}

/** Finds something to go to or to do while one types; arrows choose, Enter goes. */
export function CommandPalette({ onClose, label, placeholder, empty, children }: CommandPaletteProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Overlay open onClose={onClose} place="top" label={label} className={styles.palette}>
      <Autocomplete filter={contains}>
        <SearchField autoFocus aria-label={label} className={styles.search}>
          <Icon of={SearchIcon} />
          <Input placeholder={placeholder} className={styles.input} />
        </SearchField>
        <Menu
          aria-label={label}
          className={styles.items}
          onAction={onClose}
          renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
        >
          <MenuPartsContext value={menuParts}>{children}</MenuPartsContext>
        </Menu>
      </Autocomplete>
    </Overlay>
  );
}
