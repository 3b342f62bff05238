import { isMac } from "../../lib/shortcut-table.ts";
import type { Text } from "../../lib/text.ts";

/** What stands on a key, by the name that `KeyboardEvent.key` has for it. */
export function keyWord(key: string, text: Text): string {
  switch (key) {
    case "Mod":
      return isMac() ? "⌘" : "Ctrl";
    case "Shift":
      return text("shortcuts.keys.shift");
    case "ArrowUp":
      return "↑";
    case "ArrowDown":
      return "↓";
    case "ArrowLeft":
      return "←";
    case "ArrowRight":
      return "→";
    case " ":
      return text("shortcuts.keys.space");
    case "Enter":
      return text("shortcuts.keys.enter");
    case "Escape":
      return text("shortcuts.keys.escape");
    case "Delete":
      return text("shortcuts.keys.delete");
    case "Backspace":
      return text("shortcuts.keys.backspace");
    case "PageUp":
      return text("shortcuts.keys.pageUp");
    case "PageDown":
      return text("shortcuts.keys.pageDown");
    case "Home":
      return text("shortcuts.keys.home");
    case "End":
      return text("shortcuts.keys.end");
    case "ContextMenu":
      return text("shortcuts.keys.menu");
    default:
      return key.toUpperCase();
  }
}
