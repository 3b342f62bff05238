import { useCallback, useSyncExternalStore } from "react";

/** The languages that the page speaks. */
export const languages = ["en", "fr"] as const;

/** A language of the catalogues. */
export type Language = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", fr: "Français" };

/** What `app/catalogues.ts` fills in: the shape of all texts together. */
export interface Catalogues {}

/** A catalogue: texts by name, in groups. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

/** The same texts in another language: the same names, with one and several as that language tells them apart. */
export type Translated<T> = {
  readonly [K in Exclude<keyof T & string, Formed>]: T[K] extends string ? string : Translated<T[K]>;
} & { readonly [K in keyof T & Formed as `${Plain<K>}_${"one" | "other"}`]: string } & {
  readonly [K in keyof T & Formed as `${Plain<K>}_zero`]?: string;
};

type All = Catalogues extends { all: infer T } ? T : never;
type PluralEnding = "zero" | "one" | "other";
type Formed = `${string}_${PluralEnding}`;
type Plain<K extends string> = K extends `${infer Name}_${PluralEnding}` ? Name : K;
type Paths<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Plain<K>}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
type At<T, Path extends string> = Path extends `${infer Group}.${infer Rest}`
  ? Group extends keyof T
    ? At<T[Group], Rest>
    : never
  : T[keyof T & (Path | `${Path}_${PluralEnding}`)];
type Names<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<Key extends string> = [Names<At<All, Key>>] extends [never]
  ? []
  : [values: Record<Names<At<All, Key>>, string | number>];

/** A key of the catalogues, such as `"tasks.addTask"`. */
export type TextKey = Paths<All>;

/** Gives the text of a key with its values filled in; a text in one and several forms goes by `count`. */
export type Text = <Key extends TextKey>(key: Key, ...values: Values<Key>) => string;

const state: { language: Language; texts: Map<string, string>; listeners: Set<() => void> } = {
  language: "en",
  texts: new Map(),
  listeners: new Set(),
};

/** The text of a key in the page's language, outside of components: `text("tasks.count", { count: 3 })`. */
export const text: Text = (key, ...[values]) => textFor(state.texts, key, values);

/** Like {@link text}, in components: they render again when the language changes. */
export function useText(): Text {
  const texts = useSyncExternalStore(subscribe, currentTexts);
  return useCallback<Text>((key, ...[values]) => textFor(texts, key, values), [texts]);
}

/** The language that the page speaks, in components that write dates or numbers without a text around them. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** The language that the page speaks. */
export function currentLanguage(): Language {
  return state.language;
}

/** Every text that is loaded, by its key. */
export function currentTexts(): ReadonlyMap<string, string> {
  return state.texts;
}

/** Starts over in a language, with what the page needs first; `addTexts` brings the rest. */
export function startTexts(language: Language, catalogue: Texts): void {
  state.language = language;
  show(new Map(entriesOf(catalogue)));
}

/** Adds the catalogues of what is loaded later. */
export function addTexts(catalogue: Texts): void {
  show(new Map([...state.texts, ...entriesOf(catalogue)]));
}

function show(texts: Map<string, string>): void {
  state.texts = texts;
  for (const listener of state.listeners) listener();
}

type GivenValues = Readonly<Record<string, string | number>>;

function textFor(texts: ReadonlyMap<string, string>, key: string, values: GivenValues = {}): string {
  const template = texts.get(formOf(texts, key, values["count"])) ?? key;
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The form of a text for a count: `_zero` if there is one, `_one` or `_other` by the language's rules; else the key. */
function formOf(texts: ReadonlyMap<string, string>, key: string, count: string | number | undefined): string {
  if (typeof count !== "number" || texts.has(key)) return key;
  if (count === 0 && texts.has(`${key}_zero`)) return `${key}_zero`;
  const form = `${key}_${new Intl.PluralRules(state.language).select(count)}`;
  return texts.has(form) ? form : `${key}_other`;
}

function entriesOf(texts: Texts, prefix = ""): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === "string" ? [[prefix + name, value] as [string, string]] : entriesOf(value, `${prefix}${name}.`),
  );
}

function subscribe(listener: () => void): () => void {
  state.listeners.add(listener);
  return () => state.listeners.delete(listener);
}
