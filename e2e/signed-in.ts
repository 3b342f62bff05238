import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser, visit, type Visitor } from "./browser.ts";
import type { Person } from "./people.ts";
import { createProduct, type Product } from "./product.ts";
import { type ApiAccess, signUpByApi } from "./workspace.ts";

/** Who is signed in. */
export const ines: Person = { name: "Inès Brémond", email: "ines@example.org", password: "slate and granite" };

/** The product, and somebody who is signed in to it in Chromium and by the API. */
export interface SignedIn {
  readonly product: Product;
  readonly access: ApiAccess;
  readonly visitor: Visitor;
  readonly page: Page;
  /** Opens another browser of the same account. */
  enter(options: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

/** Starts the product and signs somebody in, on a desktop unless `options` say otherwise. */
export async function openSignedIn(options: BrowserContextOptions = {}): Promise<SignedIn> {
  const product = await createProduct();
  let browser: Browser | undefined;
  async function close(): Promise<void> {
    await browser?.close();
    await product.close();
  }
  try {
    browser = await openBrowser();
    await product.start();
    const access = await signUpByApi(product.url, ines);
    const enter = enterAs(access, browser, product.url);
    const visitor = await enter(options);
    return { product, access, visitor, page: await visitor.openWindow(), enter, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function enterAs({ cookies }: ApiAccess, browser: Browser, url: string) {
  return async (options: BrowserContextOptions): Promise<Visitor> => {
    const visitor = await visit(browser, { baseURL: url, ...options });
    await visitor.context.addCookies(cookies.map((cookie) => ({ ...cookie, url })));
    return visitor;
  };
}
