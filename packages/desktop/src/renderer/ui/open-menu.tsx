import { useState, type ContextType, type ReactNode } from "react";
import { RootMenuTriggerStateContext } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { MenuList } from "./menu-parts.tsx";
import { popoverClass, type Placement } from "./popover.tsx";
import type { Opener } from "./use-opener.ts";

interface OpenMenuProps {
  opener: Opener;
  label: string;
  placement: Placement;
  children: ReactNode;
}

/** What opens at the button of a `Menu`. */
export function OpenMenu({ opener, label, placement, children }: OpenMenuProps) {
  const state = useMenuState(opener);
  return (
    <RootMenuTriggerStateContext value={state}>
      <Popover
        className={popoverClass}
        aria-label={label}
        trigger="MenuTrigger"
        triggerRef={opener.button}
        placement={placement}
        offset={6}
        isOpen={opener.isOpen}
        onOpenChange={(isOpen) => {
          if (!isOpen) state.close();
        }}
      >
        <MenuList label={label} autoFocus={opener.firstFocus ?? true}>
          {children}
        </MenuList>
      </Popover>
    </RootMenuTriggerStateContext>
  );
}

type MenuState = NonNullable<ContextType<typeof RootMenuTriggerStateContext>>;

/** What React Aria's `MenuTrigger` knows: whether the menu is open, and which of its submenus are. */
function useMenuState({ isOpen, setOpen, firstFocus }: Opener): MenuState {
  const [path, setPath] = useState<MenuState["expandedKeysStack"]>([]);
  function close(): void {
    setPath([]);
    setOpen(false);
  }
  return {
    isOpen,
    setOpen,
    focusStrategy: firstFocus,
    open: () => setOpen(true),
    close,
    toggle: () => (isOpen ? close() : setOpen(true)),
    expandedKeysStack: path,
    openSubmenu: (key, level) => setPath((keys) => (level > keys.length ? keys : [...keys.slice(0, level), key])),
    closeSubmenu: (key, level) => setPath((keys) => (keys[level] === key ? keys.slice(0, level) : keys)),
    point: null,
    setPoint: () => undefined, // it opens at the button, never at the mouse
  };
}
