import type { Account } from "@xtablo/contract";
import { createRoot, type Root } from "react-dom/client";
import { readAccount } from "../features/auth/first-requests.ts";
import { isDoor, nextPage, resetPath, signInAddress } from "../features/auth/next-page.ts";
import { patiently } from "../lib/patiently.ts";
import { currentLanguage } from "../lib/text.ts";
import { isKnown, rememberAccount } from "./known-browser.ts";
import { chooseLanguage, loadTexts, startLanguage } from "./load-texts.ts";
import { Unreachable } from "./unreachable.tsx";

/**
 * Shows the sign-in pages to whoever is not signed in, and the application to whoever is.
 * They are loaded apart, so that the sign-in page comes without the application (docs/decisions/0007).
 */
export async function start(element: HTMLElement): Promise<void> {
  startLanguage();
  if (location.pathname === resetPath) return showReset(createRoot(element));
  // Most likely things are as they were: what was needed last time loads while the server is asked.
  (isKnown() ? loadApp() : loadDoor()).catch(() => undefined); // entering tries again, and says so
  const root = createRoot(element);
  if (import.meta.env.XTABLO_UI_CATALOG && location.pathname === "/ui-catalog") return showCatalog(root);
  await enter(root);
}

async function enter(root: Root): Promise<void> {
  const firstTexts = patiently(() => loadTexts("first"));
  try {
    const [account] = await Promise.all([readAccount(), firstTexts]);
    await (account ? showApp(root, account) : showDoor(root));
  } catch {
    // Not reached, or a part of the page did not arrive: say so, and try again.
    await firstTexts;
    root.render(<Unreachable onRetry={() => void enter(root)} />);
  }
}

async function showApp(root: Root, account: Account): Promise<void> {
  if (isDoor(location.pathname)) history.replaceState(null, "", nextPage(location.search));
  const [{ App }] = await Promise.all([loadApp(), speakTo(account)]);
  rememberAccount(true);
  root.render(<App account={account} />);
}

/** The account's language goes before this browser's, which keeps it from now on. */
async function speakTo({ locale }: Account): Promise<void> {
  if (locale && locale !== currentLanguage()) await chooseLanguage(locale);
}

async function showDoor(root: Root): Promise<void> {
  if (!isDoor(location.pathname))
    history.replaceState(null, "", signInAddress(location.pathname + location.search + location.hash));
  rememberAccount(false);
  const { Door } = await loadDoor();
  root.render(
    <Door
      onEntered={(account) => void showApp(root, account).catch(() => enter(root))}
      onLanguage={(language) => void patiently(() => chooseLanguage(language))}
    />,
  );
  await patiently(() => loadTexts("server")); // ahead of the first refusal
}

async function loadApp() {
  const [page] = await Promise.all([import("./app.tsx"), loadTexts("application")]);
  return page;
}

async function loadDoor() {
  const [page] = await Promise.all([import("../features/auth/door.tsx"), loadTexts("door")]);
  return page;
}

/** For whoever has the link, signed in or not; nobody is asked who they are. */
async function showReset(root: Root): Promise<void> {
  await patiently(() => Promise.all([loadTexts("first"), loadTexts("door"), loadTexts("reset")]));
  const { ResetPage } = await patiently(() => import("../features/auth/reset-page.tsx"));
  root.render(<ResetPage onLanguage={(language) => void patiently(() => chooseLanguage(language))} />);
  await patiently(() => loadTexts("server")); // ahead of the first refusal
}

async function showCatalog(root: Root): Promise<void> {
  const [{ Catalog }] = await Promise.all([
    import("./catalog.tsx"),
    loadTexts("first"),
    loadTexts("application"),
    loadTexts("later"),
  ]);
  root.render(<Catalog />);
}
