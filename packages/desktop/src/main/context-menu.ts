import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { Texts } from "./texts.ts";

/** What the menu does besides what every system's does. */
export interface ContextActions {
  replaceWord: (word: string) => void;
  addToDictionary: (word: string) => void;
  checkSpelling: (on: boolean) => void;
  copyText: (text: string) => void;
  save: (url: string) => void;
}

/** What is asked of a click with the other button, and whether words are checked. */
export type ContextClick = { checksSpelling: boolean } & Pick<
  ContextMenuParams,
  | "misspelledWord"
  | "dictionarySuggestions"
  | "isEditable"
  | "selectionText"
  | "linkURL"
  | "srcURL"
  | "mediaType"
  | "editFlags"
>;

type Item = MenuItemConstructorOptions;

/** The menu of a click with the other button: words to put right, what can be copied, what can be saved; or none. */
export function contextMenu(click: ContextClick, texts: Texts, actions: ContextActions): Item[] {
  const groups = [
    misspelling(click, texts, actions),
    editing(click, texts),
    spelling(click, texts, actions),
    links(click, texts, actions),
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at): Item[] => (at > 0 ? [{ type: "separator" }, ...group] : group));
}

function misspelling(
  { misspelledWord, dictionarySuggestions }: ContextClick,
  { context }: Texts,
  actions: ContextActions,
): Item[] {
  if (misspelledWord === "") return [];
  return [
    ...dictionarySuggestions.map((word) => ({ label: word, click: () => actions.replaceWord(word) })),
    ...(dictionarySuggestions.length > 0 ? [] : [{ label: context.noSuggestion, enabled: false }]),
    { label: context.addToDictionary, click: () => actions.addToDictionary(misspelledWord) },
  ];
}

function editing({ isEditable, selectionText, editFlags }: ContextClick, { menu }: Texts): Item[] {
  const copy: Item = { role: "copy", label: menu.copy, enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === "" ? [] : [copy];
  return [
    { role: "cut", label: menu.cut, enabled: editFlags.canCut },
    copy,
    { role: "paste", label: menu.paste, enabled: editFlags.canPaste },
    { role: "selectAll", label: menu.selectAll, enabled: editFlags.canSelectAll },
  ];
}

function spelling({ isEditable, checksSpelling }: ContextClick, { context }: Texts, actions: ContextActions): Item[] {
  const click = (): void => actions.checkSpelling(!checksSpelling);
  return isEditable ? [{ type: "checkbox", label: context.checkSpelling, checked: checksSpelling, click }] : [];
}

function links({ linkURL, mediaType, srcURL }: ContextClick, { context }: Texts, actions: ContextActions): Item[] {
  return [
    ...(linkURL === "" ? [] : [{ label: context.copyLink, click: () => actions.copyText(linkURL) }]),
    ...(mediaType === "image" ? [{ label: context.saveImage, click: () => actions.save(srcURL) }] : []),
  ];
}
