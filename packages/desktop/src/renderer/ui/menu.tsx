import {
  cloneElement,
  createContext,
  lazy,
  Suspense,
  use,
  type ComponentType,
  type ReactElement,
  type ReactNode,
} from "react";
import { patiently } from "../lib/patiently.ts";
import type { IconShape } from "./icons.ts";
import type { Placement } from "./popover.tsx";
import { useOpener } from "./use-opener.ts";

const load = () => patiently(() => import("./open-menu.tsx"));
const OpenMenu = lazy(async () => ({ default: (await load()).OpenMenu }));

interface MenuProps {
  /** The button that opens it: one of `ui/`. */
  trigger: ReactElement;
  label: string;
  placement?: Placement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** `MenuItem`s, `MenuSection`s, `MenuRule`s and `Submenu`s. */
  children: ReactNode;
}

/** A list of actions behind a button. All but the button is loaded on demand. */
export function Menu({ trigger, label, placement = "bottom start", isOpen, onOpenChange, children }: MenuProps) {
  const opener = useOpener({ opens: "menu", isOpen, onOpenChange, load });
  return (
    <>
      {cloneElement(trigger, opener.buttonProps)}
      {opener.wanted && (
        <Suspense>
          <OpenMenu opener={opener} label={label} placement={placement}>
            {children}
          </OpenMenu>
        </Suspense>
      )}
    </>
  );
}

interface ItemLook {
  icon?: IconShape;
  /** In the icon's place: a status, a colour, an avatar. */
  mark?: ReactNode;
}

/** Of a `MenuItem`. */
export interface MenuItemProps extends ItemLook {
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

/** Of a `MenuSection`. */
export interface MenuSectionProps {
  title: string;
  children: ReactNode;
}

/** Of a `Submenu`. */
export interface SubmenuProps extends ItemLook {
  label: string;
  /** The keys that open it by itself. */
  keys?: string;
  children: ReactNode;
}

/** What a menu is made of, once it is loaded. */
export interface MenuParts {
  Item: ComponentType<MenuItemProps>;
  Section: ComponentType<MenuSectionProps>;
  Rule: ComponentType;
  Submenu: ComponentType<SubmenuProps>;
}

/** Gives the items of a menu their parts; whatever shows items provides it. */
export const MenuPartsContext = createContext<MenuParts | null>(null);

function useParts(): MenuParts {
  const parts = use(MenuPartsContext);
  if (!parts) throw new Error("The parts of a menu belong in a menu.");
  return parts;
}

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  const { Item } = useParts();
  return <Item {...props} />;
}

/** A titled group of a menu. */
export function MenuSection(props: MenuSectionProps) {
  const { Section } = useParts();
  return <Section {...props} />;
}

/** A line between the groups of a menu. */
export function MenuRule() {
  const { Rule } = useParts();
  return <Rule />;
}

/** An item that opens a menu of its own, such as "Move to". */
export function Submenu(props: SubmenuProps) {
  const parts = useParts();
  return <parts.Submenu {...props} />;
}
