import type { Page } from "playwright-core";

/** Somebody with an account. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Makes an account on the sign-up page, and arrives at Home. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto("/");
  await createAccount(page, person);
}

/** Makes an account from the sign-in page, and arrives at Home. */
export async function createAccount(page: Page, person: Person): Promise<void> {
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(person.name);
  await page.getByRole("textbox", { name: "Email" }).fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Home" }).waitFor();
}

/** Signs in where the address asks for it. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Your account" }).waitFor();
}

/** Makes a tablo from Home or the sidebar, and arrives at its kanban. */
export async function createTablo(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New tablo" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New tablo" });
  await dialog.getByRole("textbox", { name: "Title" }).fill(title);
  await dialog.getByRole("button", { name: "Create tablo" }).click();
  await page.getByRole("region", { name: "Kanban" }).waitFor();
}

/** Logs out through the menu of one's account, and arrives at the sign-in page. */
export async function logOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
}
