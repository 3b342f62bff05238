import i18next, { type ParseKeys, type TFunction } from "i18next";
import { useMemo, useSyncExternalStore } from "react";

/** A language of the catalogues. */
export type Language = "en";

/** A key of the catalogues, such as `"tasks.addTask"`. */
export type TextKey = ParseKeys;

/** The catalogue's text for a key in the page's language, outside of components: `text("tasks.addTask")`. */
export const text: TFunction = i18next.t;

/** Like {@link text}, in components: they render again when the language changes. */
export function useText(): TFunction {
  const language = useSyncExternalStore(subscribe, currentLanguage);
  return useMemo(() => i18next.getFixedT(language), [language]);
}

/** The language that the page speaks. */
export function currentLanguage(): string {
  return i18next.resolvedLanguage ?? "en";
}

/** Starts with what the first page needs; `addTexts` brings the rest. */
export async function startTexts(language: Language, catalogue: object): Promise<void> {
  await i18next.init({
    lng: language,
    fallbackLng: "en",
    resources: { [language]: { translation: catalogue } },
    interpolation: { escapeValue: false }, // React escapes
  });
}

/** Adds the catalogues of what is loaded later. */
export function addTexts(language: Language, catalogue: object): void {
  i18next.addResourceBundle(language, "translation", catalogue, true, true);
}

function subscribe(onChange: () => void): () => void {
  i18next.on("languageChanged", onChange);
  return () => i18next.off("languageChanged", onChange);
}
