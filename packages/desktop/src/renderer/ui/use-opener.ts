import { useEffect, useId, useRef, useState, type RefObject } from "react";
import type { ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { whenUsed } from "../lib/when-used.ts";

/** Where the focus goes in a menu that opens by keyboard: to one of its ends. */
export type FirstFocus = "first" | "last" | null;

/** What opens, and the button that opens it. */
export interface Opener {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** It has been open, so that it is there. */
  wanted: boolean;
  firstFocus: FirstFocus;
  button: RefObject<HTMLButtonElement | null>;
  /** What the button must carry. */
  buttonProps: AriaButtonProps & { ref: RefObject<HTMLButtonElement | null> };
}

/** Options of {@link useOpener}. */
export interface OpenerOptions {
  opens: "menu" | "dialog";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Loads what opens. Called ahead: as soon as the page is used at all, and when the button is hovered or focused. */
  load: () => Promise<unknown>;
}

/**
 * Makes a button open something that is not loaded yet. The triggers of React Aria would do it too, but they bring
 * all that floats with the first view of a page.
 */
export function useOpener({ opens, isOpen: givenOpen, onOpenChange, load }: OpenerOptions): Opener {
  const [ownOpen, setOwnOpen] = useState(false);
  const [firstFocus, setFirstFocus] = useState<FirstFocus>(null);
  const isOpen = givenOpen ?? ownOpen;
  const [wanted, setWanted] = useState(isOpen);
  if (isOpen && !wanted) setWanted(true);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const prepare = () => void load();
  useEffect(() => whenUsed(() => void load()), [load]);

  function setOpen(open: boolean): void {
    setOwnOpen(open);
    onOpenChange?.(open);
  }
  function openAt(focus: FirstFocus): void {
    setFirstFocus(focus);
    setOpen(true);
  }
  const buttonProps: Opener["buttonProps"] = {
    ref: button,
    id,
    "aria-haspopup": opens,
    "aria-expanded": isOpen,
    onHoverStart: prepare,
    onFocus: prepare,
    // As menus of the system: a mouse opens them as it goes down, a finger as it goes up.
    onPressStart: ({ pointerType }) => {
      if (pointerType === "mouse" || pointerType === "pen") openAt(null);
      if (pointerType === "virtual") openAt("first");
    },
    onPress: ({ pointerType }) => {
      if (pointerType === "touch") openAt(null);
      if (pointerType === "keyboard") openAt("first");
    },
    onKeyDown: (event) => {
      if (opens === "dialog" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      openAt(event.key === "ArrowDown" ? "first" : "last");
    },
  };
  return { isOpen, setOpen, wanted, firstFocus, button, buttonProps };
}
