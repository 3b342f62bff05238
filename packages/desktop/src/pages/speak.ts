import { currentLanguage, currentTexts, type Language, startTexts } from "../renderer/lib/text.ts";
import { ui } from "../renderer/ui/ui.en.ts";
import { ui as frenchUi } from "../renderer/ui/ui.fr.ts";
import { desktop } from "./pages.en.ts";
import { desktop as frenchDesktop } from "./pages.fr.ts";

const catalogues = { en: { ui, desktop }, fr: { ui: frenchUi, desktop: frenchDesktop } };

/** Makes the pages speak a language. Both are at hand: they are on this computer. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  if (language !== currentLanguage() || currentTexts().size === 0) startTexts(language, catalogues[language]);
}
