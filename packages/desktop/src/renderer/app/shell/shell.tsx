import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { signInAddress } from "../../features/auth/next-page.ts";
import { ShortcutsProvider } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { LiveProvider } from "../../platform/live/live-provider.tsx";
import { useSession } from "../../platform/session.ts";
import { ConnectionBanner } from "./connection-banner.tsx";
import { MenuDrawer } from "./menu-drawer.tsx";
import { ShellShortcuts } from "./shell-shortcuts.tsx";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useSidebar } from "./use-sidebar.ts";
import styles from "./shell.module.css";

/** What is around every page: the sidebar, the bar on top, and the page itself in the middle. */
export function Shell() {
  const text = useText();
  const sidebar = useSidebar();
  const [menuOpen, setMenuOpen] = useState(false);
  const main = useFocusOnNavigation(() => setMenuOpen(false));
  const { user } = useSession();
  useEffect(() => {
    // A full load: it forgets everything that the account was shown.
    if (!user) location.assign(signInAddress(location.pathname + location.search));
  }, [user]);
  if (!user) return null;
  return (
    <ShortcutsProvider>
      <LiveProvider>
        <ShellShortcuts onSidebar={() => (isNarrow() ? setMenuOpen(true) : sidebar.toggle())} />
        <a className={styles.skip} href="#main">
          {text("app.skip")}
        </a>
        <div className={styles.shell} data-collapsed={sidebar.collapsed || undefined}>
          {!sidebar.collapsed && (
            <aside className={styles.sidebar} aria-label={text("app.sidebar")}>
              <Sidebar account={user} onCollapse={sidebar.toggle} />
            </aside>
          )}
          <MenuDrawer open={menuOpen} onClose={() => setMenuOpen(false)}>
            <Sidebar account={user} onCollapse={() => setMenuOpen(false)} />
          </MenuDrawer>
          <div className={styles.page}>
            <TopBar account={user} sidebar={sidebar} onMenu={() => setMenuOpen(true)} />
            <ConnectionBanner />
            <main id="main" ref={main} tabIndex={-1} className={styles.content}>
              <Outlet />
            </main>
          </div>
        </div>
      </LiveProvider>
    </ShortcutsProvider>
  );
}

/** Where the sidebar has no room beside the page. */
function isNarrow(): boolean {
  return matchMedia("(width < 48rem)").matches;
}

/** Moves the focus to the page's content when another page opens, so that the keyboard goes on from there. */
function useFocusOnNavigation(onOpen: () => void) {
  const main = useRef<HTMLElement>(null);
  // A task's panel and a file's preview are no pages of their own: they move the focus themselves.
  const page = useRouterState({
    select: ({ location }) => location.pathname.replace(/(\/(?:tasks|files))\/[^/]+$/, "$1"),
  });
  const shown = useRef(page);
  const opened = useEffectEvent(onOpen);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    opened();
    main.current?.focus();
    main.current?.scrollTo(0, 0);
  }, [page]);
  return main;
}
