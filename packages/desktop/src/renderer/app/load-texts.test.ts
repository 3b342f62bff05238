import { expect, test } from "vitest";
import { text } from "../lib/text.ts";
import { chooseLanguage, loadTexts, startLanguage } from "./load-texts.ts";

test("texts that are asked for while a language is being chosen come in that language", async () => {
  startLanguage();
  await loadTexts("first");
  const chosen = chooseLanguage("fr");
  await Promise.all([chosen, loadTexts("later")]);
  expect(text("writing.discard")).toBe("L’abandonner");
});
