import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from "react";
import { isCharacter, shortcutNames, shortcuts, type ShortcutName, type ShortcutPlace } from "./shortcut-table.ts";

/** Keyboard shortcuts: what they do is said by whoever shows what they act on. */
export interface Shortcuts {
  /** Does what a shortcut does now; says whether there was anything to do. */
  run: (name: ShortcutName) => boolean;
  /** Finds the shortcut of some places that a key press is, if any. */
  find: (event: KeyEvent, places: readonly ShortcutPlace[]) => ShortcutName | undefined;
  /** Do single characters act; the others always do. */
  charactersAct: boolean;
  letCharactersAct: (act: boolean) => void;
  register: (name: ShortcutName, act: () => void) => () => void;
}

/** What a shortcut needs to know of a key press; React's and the browser's own both do. */
type KeyEvent = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState">;

const ShortcutsContext = createContext<Shortcuts | null>(null);

/** Listens to the keyboard for what is below it. Not while one types, nor in dialogs and menus. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [charactersAct, setCharactersAct] = useState(readChoice);
  const [actions] = useState(() => new Map<ShortcutName, (() => void)[]>());
  const [sequence] = useState(createSequence);
  const value = useMemo(
    (): Shortcuts => ({
      charactersAct,
      letCharactersAct(act) {
        setCharactersAct(act);
        keepChoice(act);
      },
      find: (event, places) =>
        shortcutNames.find(
          (name) =>
            places.includes(shortcuts[name].place) &&
            shortcuts[name].keys.some((key) => (charactersAct || !isCharacter(key)) && sequence.ends(event, key)),
        ),
      run(name) {
        const act = actions.get(name)?.at(-1);
        act?.();
        return act !== undefined;
      },
      register(name, act) {
        actions.set(name, [...(actions.get(name) ?? []), act]);
        return () => void actions.set(name, actions.get(name)?.filter((other) => other !== act) ?? []);
      },
    }),
    [actions, charactersAct, sequence],
  );

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = !event.repeat && !event.isComposing && !isBusy(event);
    const name = isOurs ? value.find(event, placesOf(event)) : undefined;
    if (name && value.run(name)) {
      event.preventDefault();
      event.stopPropagation();
    }
    sequence.note(isOurs && !name ? event : null);
  });
  useEffect(() => {
    // Ahead of everything: components keep keys to themselves, also those that they have no use for.
    const listen = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

/** Keyboard shortcuts. Outside of a `ShortcutsProvider` there are keys, but nobody listens. */
export function useShortcuts(): Shortcuts {
  return useContext(ShortcutsContext) ?? unheard;
}

/** Says what a shortcut does, for as long as the component is there and `isOn`. */
export function useShortcut(name: ShortcutName, act: () => void, isOn = true): void {
  const { register } = useShortcuts();
  const latest = useEffectEvent(act);
  useEffect(() => (isOn ? register(name, () => latest()) : undefined), [register, name, isOn]);
}

const unheard: Shortcuts = {
  run: () => false,
  find: (event, places) =>
    shortcutNames.find(
      (name) => places.includes(shortcuts[name].place) && shortcuts[name].keys.some((key) => isPressed(event, key)),
    ),
  charactersAct: true,
  letCharactersAct: () => undefined,
  register: () => () => undefined,
};

/** Two keys belong together when no more time lies between them. */
const sequenceMs = 1500;

/** Remembers the first key of those that come one after the other, such as `g h`. */
function createSequence() {
  let first: { key: string; at: number } | null = null;
  return {
    /** Takes note of a key that did nothing by itself; null forgets what came before. */
    note(event: KeyEvent | null): void {
      first = null;
      if (!event) return;
      const starts = shortcutNames.some((name) =>
        shortcuts[name].keys.some((keys) => keys.startsWith(`${event.key} `)),
      );
      if (starts && isPressed(event, event.key)) first = { key: event.key, at: Date.now() };
    },
    /** Is it the last key of `keys`, the others having been pressed before. Within a sequence no single key counts. */
    ends(event: KeyEvent, keys: string): boolean {
      const before = first && Date.now() - first.at <= sequenceMs ? `${first.key} ` : "";
      if (keys === " ") return before === "" && isPressed(event, keys);
      const [last = "", ...others] = keys.split(" ").toReversed();
      return others.map((key) => `${key} `).join("") === before && isPressed(event, last);
    },
  };
}

/** Is the key pressed, with the modifiers that it names and no other. Shift only counts where it makes no other key. */
function isPressed(event: KeyEvent, named: string): boolean {
  const [key = "", ...modifiers] = named.split("+").toReversed();
  // On many keyboards characters such as [ are typed with AltGr, which some systems report as Ctrl and Alt.
  const isTyped = event.getModifierState("AltGraph") && key.length === 1;
  const isMod = !isTyped && (event.ctrlKey || event.metaKey);
  const isShift = event.shiftKey && (key.length > 1 || /\p{L}/u.test(key));
  return (
    (modifiers.includes("Mod") ? event.key.toLowerCase() : event.key) === key &&
    isMod === modifiers.includes("Mod") &&
    isShift === modifiers.includes("Shift") &&
    (isTyped || !event.altKey)
  );
}

/** On the kanban a task has the keys for tasks, not the one whose panel is open. */
function placesOf({ target }: KeyboardEvent): ShortcutPlace[] {
  const isOnCard = target instanceof Element && target.closest("[data-task]") !== null;
  return isOnCard ? ["everywhere", "tablo"] : ["everywhere", "tablo", "task"];
}

/** One types, or something lies over the page that has keys of its own. Ctrl+K finds from everywhere. */
function isBusy(event: KeyboardEvent): boolean {
  if (event.ctrlKey !== event.metaKey && !event.altKey) return isShown("[role=dialog]");
  const { target } = event;
  if (isShown("[role=dialog], [role=menu], [role=listbox]")) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=alertdialog]") !== null)
  );
}

/** Is there anything of the kind that is not on its way out: closed, and only fading. */
function isShown(selector: string): boolean {
  return [...document.querySelectorAll(selector)].some((element) => element.closest("[data-exiting]") === null);
}

const storageKey = "xtablo.shortcuts";

function readChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true; // storage is switched off
  }
}

function keepChoice(act: boolean): void {
  try {
    if (act) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, "off");
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}
