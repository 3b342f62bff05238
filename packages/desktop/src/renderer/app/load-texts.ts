import { keepLook } from "../lib/look.ts";
import { addTexts, currentLanguage, type Language, startTexts, type Texts } from "../lib/text.ts";

/** The texts by what shows them. Each language is loaded apart, so that nobody pays for the other. */
const parts = {
  first: { en: () => import("./catalogues/first.en.ts"), fr: () => import("./catalogues/first.fr.ts") },
  door: { en: () => import("./catalogues/door.en.ts"), fr: () => import("./catalogues/door.fr.ts") },
  reset: { en: () => import("./catalogues/reset.en.ts"), fr: () => import("./catalogues/reset.fr.ts") },
  application: {
    en: () => import("./catalogues/application.en.ts"),
    fr: () => import("./catalogues/application.fr.ts"),
  },
  // What the server says is in English as it is.
  server: {
    en: () => Promise.resolve({ texts: {} }),
    fr: () => import("../platform/server.fr.ts").then(({ server }) => ({ texts: { server } })),
  },
  later: { en: () => import("./catalogues/later.en.ts"), fr: () => import("./catalogues/later.fr.ts") },
};
type Part = keyof typeof parts;

const wanted = new Set<Part>();
let choices = 0;

/** Starts in the language that `public/look.js` found: the choice kept here, else the browser's, else English. */
export function startLanguage(): void {
  startTexts(document.documentElement.lang === "fr" ? "fr" : "en", {});
}

/** Brings a part of the texts in the page's language. Throws when it does not arrive. */
export async function loadTexts(part: Part): Promise<void> {
  wanted.add(part);
  const language = currentLanguage();
  const { texts } = await parts[part][language]();
  if (language === currentLanguage()) addTexts(texts); // else the other language came with this part meanwhile
}

/** Loads a part of the program that comes on demand, and its texts beside it. */
export async function loadLater<T>(load: () => Promise<T>): Promise<T> {
  const [part] = await Promise.all([load(), loadTexts("later")]);
  return part;
}

/**
 * Makes the page speak a language at once, and at the next visit: nothing is loaded anew, what is being typed stays.
 * Throws when its texts do not arrive; the page speaks as before then.
 */
export async function chooseLanguage(language: Language): Promise<void> {
  const choice = ++choices;
  const loaded = await loadWanted(language);
  if (choice !== choices) return; // somebody chose again while it was loading
  const all: Texts = Object.assign({}, ...loaded.map(({ texts }) => texts));
  startTexts(language, all);
  document.documentElement.lang = language;
  keepLook({ language });
}

/** What the page has asked for in a language, with what it asks for while that is loading. */
async function loadWanted(language: Language): Promise<{ texts: Texts }[]> {
  const asked = wanted.size;
  const loaded = await Promise.all([...wanted].map((part) => parts[part][language]()));
  return wanted.size === asked ? loaded : loadWanted(language);
}
