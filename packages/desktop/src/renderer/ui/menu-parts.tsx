import type { ReactElement, ReactNode } from "react";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection, SubmenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { CheckIcon, ChevronRightIcon } from "./icons.ts";
import { KeyHint } from "./kbd.tsx";
import {
  MenuPartsContext,
  type MenuItemProps,
  type MenuParts,
  type MenuSectionProps,
  type SubmenuProps,
} from "./menu.tsx";
import { popoverClass } from "./popover.tsx";
import styles from "./menu.module.css";

interface MenuListProps {
  label: string;
  /** Where the focus goes: to the list, or to one of its ends. A submenu knows by itself. */
  autoFocus?: true | "first" | "last";
  children: ReactNode;
}

/** The items of a menu, without a button in front. */
export function MenuList({ label, autoFocus, children }: MenuListProps) {
  return (
    <MenuPartsContext value={menuParts}>
      <Menu aria-label={label} autoFocus={autoFocus} className={styles.menu}>
        {children}
      </Menu>
    </MenuPartsContext>
  );
}

function Item({ children, icon, mark, keys, danger, disabled, selected, ...rest }: MenuItemProps) {
  const className = classNames(styles.item, danger === true && styles.danger);
  return (
    <MenuItem
      {...rest}
      textValue={children}
      isDisabled={disabled}
      className={className}
      render={selected === undefined ? undefined : (props) => drawChoice(props, selected)}
    >
      {icon && <Icon of={icon} />}
      {mark && <span className={styles.mark}>{mark}</span>}
      <span className={styles.text}>{children}</span>
      {keys !== undefined && <KeyHint>{keys}</KeyHint>}
      {selected === true && <Icon of={CheckIcon} />}
    </MenuItem>
  );
}

/** A choice says whether it is the one that holds. */
function drawChoice(props: object, selected: boolean): ReactElement {
  return <div {...props} role="menuitemradio" aria-checked={selected} />;
}

function Section({ title, children }: MenuSectionProps) {
  return (
    <MenuSection className={styles.section}>
      <Header className={styles.title}>{title}</Header>
      {children}
    </MenuSection>
  );
}

function Rule() {
  return <Separator className={styles.rule} />;
}

function Submenu({ label, icon, mark, keys, children }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <MenuItem className={styles.item} textValue={label}>
        {icon && <Icon of={icon} />}
        {mark && <span className={styles.mark}>{mark}</span>}
        <span className={styles.text}>{label}</span>
        {keys !== undefined && <KeyHint>{keys}</KeyHint>}
        <Icon of={ChevronRightIcon} size="s" />
      </MenuItem>
      <Popover className={popoverClass} {...(isNarrow() ? belowItem : besideItem)}>
        <MenuList label={label}>{children}</MenuList>
      </Popover>
    </SubmenuTrigger>
  );
}

/** What the items in a menu of React Aria are. */
export const menuParts: MenuParts = { Item, Section, Rule, Submenu };

const besideItem = { placement: "end top", offset: -2, crossOffset: -5 } as const;
/** On a phone there is no room on either side. */
const belowItem = { placement: "bottom start" } as const;

function isNarrow(): boolean {
  return matchMedia("(width < 48rem)").matches;
}
