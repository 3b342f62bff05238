/** Where shortcuts work. */
export const shortcutPlaces = ["everywhere", "tablo", "kanban", "task"] as const;
export type ShortcutPlace = (typeof shortcutPlaces)[number];

/** Keys that do something: named as in `KeyboardEvent.key`; `g h` is one after the other, `Mod` is Ctrl, or Cmd on a Mac. */
export interface Shortcut {
  /** Any of these does it. */
  keys: readonly string[];
  place: ShortcutPlace;
}

/** Every keyboard shortcut: what is pressed here is what the help sheet shows. */
export const shortcuts = {
  help: { keys: ["?"], place: "everywhere" },
  find: { keys: ["Mod+k"], place: "everywhere" },
  home: { keys: ["g h"], place: "everywhere" },
  status: { keys: ["g s"], place: "everywhere" },
  newTablo: { keys: ["n"], place: "everywhere" },
  sidebar: { keys: ["["], place: "everywhere" },
  overview: { keys: ["g o"], place: "tablo" },
  tasks: { keys: ["g t"], place: "tablo" },
  files: { keys: ["g f"], place: "tablo" },
  activity: { keys: ["g a"], place: "tablo" },
  newTask: { keys: ["c"], place: "tablo" },
  filterText: { keys: ["/"], place: "tablo" },
  filters: { keys: ["f"], place: "tablo" },
  up: { keys: ["ArrowUp", "k"], place: "kanban" },
  down: { keys: ["ArrowDown", "j"], place: "kanban" },
  left: { keys: ["ArrowLeft"], place: "kanban" },
  right: { keys: ["ArrowRight"], place: "kanban" },
  pageUp: { keys: ["PageUp"], place: "kanban" },
  pageDown: { keys: ["PageDown"], place: "kanban" },
  first: { keys: ["Home"], place: "kanban" },
  last: { keys: ["End"], place: "kanban" },
  lift: { keys: [" "], place: "kanban" },
  open: { keys: ["Enter"], place: "task" },
  menu: { keys: ["Shift+F10", "ContextMenu"], place: "task" },
  move: { keys: ["m"], place: "task" },
  taskStatus: { keys: ["s"], place: "task" },
  assignee: { keys: ["a"], place: "task" },
  priority: { keys: ["p"], place: "task" },
  due: { keys: ["d"], place: "task" },
  rename: { keys: ["e"], place: "task" },
  delete: { keys: ["Delete", "Backspace"], place: "task" },
  close: { keys: ["Escape"], place: "task" },
} as const satisfies Record<string, Shortcut>;

/** The name of a shortcut. */
export type ShortcutName = keyof typeof shortcuts;

/** The names of all shortcuts, in the order of the table. */
export const shortcutNames = Object.keys(shortcuts) as ShortcutName[]; // the table's own keys

/** The keys of a shortcut as `aria-keyshortcuts` names them; undefined when they come one after the other, which it cannot say. */
export function ariaKeysOf(name: ShortcutName): string | undefined {
  const keys = shortcuts[name].keys.filter((key) => key === " " || !key.includes(" "));
  return keys.map(ariaKey).join(" ") || undefined;
}

/** Is the key one that types a character. Those are the ones that one can switch off. */
export function isCharacter(key: string): boolean {
  return key.split(" ").every((part) => part.length === 1);
}

function ariaKey(key: string): string {
  return key === " " ? "Space" : key.replace("Mod+", "Control+");
}

/** The first key of a shortcut as a menu shows it beside the words: `M`, `G A`. */
export function hintOf(name: ShortcutName): string {
  return shortcuts[name].keys[0].toUpperCase();
}

/** Is the keyboard one with a Cmd key. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
