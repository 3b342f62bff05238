import { afterEach, beforeEach, expect, test } from "vitest";
import { startTexts } from "../lib/text.ts";
import { serverText } from "./server-text.ts";
import { server } from "./server.fr.ts";

beforeEach(() => startTexts("fr", { server }));
afterEach(() => startTexts("en", {}));

test("what the server says is told in the page's language, with its values", () => {
  expect(serverText("The title is too long: at most 120 characters.")).toMatch(/^Le titre est trop long.*120/);
  expect(serverText("As viewer you may not create tasks. Ask an owner of the tablo.")).toMatch(/^Votre rôle/);
});

test("a size is told in the reader's units", () => {
  expect(serverText("That is too large: at most 25 MB.")).toMatch(/25.Mo/);
});

test("a sentence that the page does not know is told as it came", () => {
  expect(serverText("The moon is in the way (again?). Wait.")).toBe("The moon is in the way (again?). Wait.");
});

test("an English page says what the server says", () => {
  startTexts("en", {});
  expect(serverText("The title holds a control character.")).toBe("The title holds a control character.");
});
