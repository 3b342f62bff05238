import type { ReactElement, ReactNode } from "react";
import { Header } from "react-aria-components/Header";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection as AriaMenuSection } from "react-aria-components/Menu";
import { MenuTrigger, SubmenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { CheckIcon, ChevronRightIcon, type IconShape } from "./icons.ts";
import { Kbd } from "./kbd.tsx";
import { popoverClass, type Placement } from "./popover.tsx";
import styles from "./menu.module.css";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  placement?: Placement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** `MenuItem`s, `MenuSection`s, `MenuRule`s and `Submenu`s. */
  children: ReactNode;
}

/** A list of actions behind a button. */
export function Menu({ trigger, label, placement = "bottom start", isOpen, onOpenChange, children }: MenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <Popover className={popoverClass} placement={placement} offset={6}>
        <MenuList label={label}>{children}</MenuList>
      </Popover>
    </MenuTrigger>
  );
}

/** The items of a menu, without a button in front. */
export function MenuList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaMenu aria-label={label} className={styles.menu}>
      {children}
    </AriaMenu>
  );
}

interface ItemLook {
  icon?: IconShape;
  /** In the icon's place: a status, a colour, an avatar. */
  mark?: ReactNode;
}

interface MenuItemProps extends ItemLook {
  id?: string;
  children: string;
  /** The keys that do the same. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Checked, among items of which one holds. */
  selected?: boolean;
  onAction?: () => void;
  href?: string;
}

/** One action of a menu. */
export function MenuItem({ children, icon, mark, keys, danger, disabled, selected, ...rest }: MenuItemProps) {
  const className = classNames(styles.item, danger === true && styles.danger);
  return (
    <AriaMenuItem {...rest} textValue={children} isDisabled={disabled} className={className}>
      {icon && <Icon of={icon} />}
      {mark && <span className={styles.mark}>{mark}</span>}
      <span className={styles.text}>{children}</span>
      {keys !== undefined && <Kbd>{keys}</Kbd>}
      {selected === true && <Icon of={CheckIcon} />}
    </AriaMenuItem>
  );
}

/** A titled group of a menu. */
export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection className={styles.section}>
      <Header className={styles.title}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

/** A line between the groups of a menu. */
export function MenuRule() {
  return <Separator className={styles.rule} />;
}

interface SubmenuProps extends ItemLook {
  label: string;
  children: ReactNode;
}

/** An item that opens a menu of its own, such as "Move to". */
export function Submenu({ label, icon, mark, children }: SubmenuProps) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem className={styles.item} textValue={label}>
        {icon && <Icon of={icon} />}
        {mark && <span className={styles.mark}>{mark}</span>}
        <span className={styles.text}>{label}</span>
        <Icon of={ChevronRightIcon} size="s" />
      </AriaMenuItem>
      <Popover className={popoverClass} {...(isNarrow() ? belowItem : besideItem)}>
        <MenuList label={label}>{children}</MenuList>
      </Popover>
    </SubmenuTrigger>
  );
}

const besideItem = { placement: "end top", offset: -2, crossOffset: -5 } as const;
/** On a phone there is no room on either side. */
const belowItem = { placement: "bottom start" } as const;

function isNarrow(): boolean {
  return matchMedia("(width < 48rem)").matches;
}
