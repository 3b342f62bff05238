import type { Locator, Page } from "playwright-core";
import { column } from "./kanban.ts";

/** Where one types: the page it is on, and what brings its field up, whether something was typed before or not. */
export interface Place {
  on: "kanban" | "task";
  open: (page: Page) => Promise<Locator>;
}

/** Every place where one types, by what is typed there. */
export const places: Record<string, Place> = {
  "a new task": {
    on: "kanban",
    async open(page) {
      await column(page, "To do").getByRole("button", { name: "Add a task to To do" }).click();
      return page.getByRole("textbox", { name: "Title of the new task" });
    },
  },
  "a new etape": {
    on: "kanban",
    async open(page) {
      await page.getByRole("region", { name: "Etapes" }).getByRole("button", { name: "Etape", exact: true }).click();
      return page.getByRole("textbox", { name: "Title of the new etape" });
    },
  },
  "an etape's title": {
    on: "kanban",
    async open(page) {
      const more = page.getByRole("button", { name: "More for Survey" });
      if (!page.url().includes("etape=")) await page.getByRole("button", { name: /^Survey/ }).click();
      await more.click();
      await page.getByRole("menuitem", { name: "Edit" }).click();
      return page.getByRole("dialog", { name: "Edit the etape" }).getByRole("textbox", { name: "Title" });
    },
  },
  "the tablo's title": {
    on: "kanban",
    async open(page) {
      await page.getByRole("heading", { level: 1 }).getByRole("button").click();
      return page.getByRole("textbox", { name: "Title of the tablo" });
    },
  },
  "the tablo's description": {
    on: "kanban",
    async open(page) {
      await page.getByRole("button", { name: "More for this tablo" }).click();
      await page.getByRole("menuitem", { name: "Edit the tablo" }).click();
      return page.getByRole("dialog").getByRole("textbox", { name: "Description" });
    },
  },
  "a new tablo": {
    on: "kanban",
    async open(page) {
      await page.getByRole("button", { name: "New tablo" }).first().click();
      return page.getByRole("dialog", { name: "New tablo" }).getByRole("textbox", { name: "Title" });
    },
  },
  "a task's title": {
    on: "task",
    async open(page) {
      await page.getByRole("complementary", { name: "Task" }).getByRole("heading").getByRole("button").first().click();
      return page.getByRole("complementary", { name: "Task" }).getByRole("textbox", { name: "Title" });
    },
  },
  "a task's description": {
    on: "task",
    async open(page) {
      const description = page.getByRole("region", { name: "Description" });
      await description.getByRole("button", { name: /Add a description|Go on editing/ }).click();
      return page.getByRole("textbox", { name: "Description" });
    },
  },
};
