import type { BrowserContextOptions } from "playwright-core";
import { catalogue, frenchCatalogue } from "../../packages/desktop/src/renderer/app/catalogues.ts";
import { type Language, startTexts } from "../../packages/desktop/src/renderer/lib/text.ts";
import { screens } from "../browser.ts";

/** How somebody meets the product: their screen, language and theme. */
export interface Look {
  name: string;
  language: Language;
  theme: "light" | "dark";
  /** What points: a mouse, or a finger on a small screen. */
  touch: boolean;
  options: BrowserContextOptions;
}

const regions = { en: "en-GB", fr: "fr-FR" } as const;

/** Both screens in both languages and both themes; the smallest phone and 200 % among them. */
export const looks: Look[] = [
  lookOf("desktop", "en", "light"),
  lookOf("phone", "fr", "dark"),
  lookOf("zoomed", "fr", "light"),
  lookOf("smallPhone", "en", "light"),
  lookOf("desktop", "fr", "dark"),
];

/** From now on `text()` of the product gives the words of this language, for finding what they name. */
export function speak(language: Language): void {
  startTexts(language, language === "fr" ? frenchCatalogue : catalogue);
}

function lookOf(screen: keyof typeof screens, language: Language, theme: Look["theme"]): Look {
  return {
    name: `${screen}, ${language}, ${theme}`,
    language,
    theme,
    touch: "hasTouch" in screens[screen],
    options: { ...screens[screen], locale: regions[language], colorScheme: theme },
  };
}
