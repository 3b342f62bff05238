import type { Account } from "@xtablo/contract";
import { createRoot, type Root } from "react-dom/client";
import { auth } from "../features/auth/auth.en.ts";
import { readAccount } from "../features/auth/first-requests.ts";
import { isDoor, nextPage, signInAddress } from "../features/auth/next-page.ts";
import { startTexts } from "../lib/text.ts";
import { platform } from "../platform/platform.en.ts";
import { ui } from "../ui/ui.en.ts";
import { app } from "./app.en.ts";
import { isKnown, rememberAccount } from "./known-browser.ts";
import { Unreachable } from "./unreachable.tsx";

/**
 * Shows the sign-in pages to whoever is not signed in, and the application to whoever is.
 * They are loaded apart, so that the sign-in page comes without the application (docs/decisions/0007).
 */
export async function start(element: HTMLElement): Promise<void> {
  startTexts("en", { ui, app, auth, platform });
  // Whoever was signed in before most likely still is: the application loads while the server is asked.
  if (isKnown()) loadApp().catch(() => undefined); // entering tries again, and says so
  const root = createRoot(element);
  if (import.meta.env.XTABLO_UI_CATALOG && location.pathname === "/ui-catalog") return showCatalog(root);
  await enter(root);
}

async function enter(root: Root): Promise<void> {
  try {
    const account = await readAccount();
    await (account ? showApp(root, account) : showDoor(root));
  } catch {
    // Not reached, or a part of the page did not arrive: say so, and try again.
    root.render(<Unreachable onRetry={() => void enter(root)} />);
  }
}

async function showApp(root: Root, account: Account): Promise<void> {
  if (isDoor(location.pathname)) history.replaceState(null, "", nextPage(location.search));
  const { App } = await loadApp();
  rememberAccount(true);
  root.render(<App account={account} />);
}

async function showDoor(root: Root): Promise<void> {
  if (!isDoor(location.pathname))
    history.replaceState(null, "", signInAddress(location.pathname + location.search + location.hash));
  rememberAccount(false);
  const { Door } = await import("../features/auth/door.tsx");
  root.render(<Door onEntered={(account) => void showApp(root, account).catch(() => enter(root))} />);
}

function loadApp() {
  return import("./app.tsx");
}

async function showCatalog(root: Root): Promise<void> {
  const { UiCatalog } = await import("../features/ui-catalog/ui-catalog.tsx");
  root.render(<UiCatalog />);
}
