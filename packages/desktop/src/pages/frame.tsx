import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "../renderer/lib/text.ts";
import { Brand } from "../renderer/ui/brand.tsx";
import { Button } from "../renderer/ui/button.tsx";
import { classNames } from "../renderer/ui/class-names.ts";
import { CogIcon } from "../renderer/ui/icons.ts";
import { Notice } from "../renderer/ui/notice.tsx";
import { ActionButton } from "./action-button.tsx";
import { usePages } from "./pages-context.ts";
import styles from "./pages.module.css";

interface FrameProps {
  /** Of the document: what the screen's heading says. */
  title: string;
  /** How much room the screen needs. */
  width: "narrow" | "list" | "wide";
  children: ReactNode;
}

/** What is around every screen: the brand above it, what failed, and the way to the settings below it. */
export function Frame({ title, width, children }: FrameProps) {
  const text = useText();
  const { app, state, failed, act } = usePages();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // A field that has the focus already keeps it.
    if (!main.current?.contains(document.activeElement)) focusHeading();
  }, []);
  return (
    <div className={styles.page}>
      <title>{`${title} · Xtablo`}</title>
      <header>
        <Brand size="l" />
      </header>
      <main ref={main} className={classNames(styles.main, styles[width])}>
        {failed && (
          <Notice
            action={
              <Button size="s" onPress={() => void act(app.openLogs)}>
                {text("desktop.openLogs")}
              </Button>
            }
          >
            {text("desktop.failed")}
          </Notice>
        )}
        {children}
      </main>
      <footer className={styles.foot}>
        <span>{text("desktop.version", { version: state.version })}</span>
        {state.screen.kind !== "settings" && (
          <ActionButton kind="quiet" size="s" icon={CogIcon} run={() => app.showScreen({ screen: "settings" })}>
            {text("desktop.settings")}
          </ActionButton>
        )}
      </footer>
    </div>
  );
}

/** The heading of the screen, which gets the focus when it comes. */
export function Heading({ children }: { children: ReactNode }) {
  return (
    <h1 tabIndex={-1} className={styles.title}>
      {children}
    </h1>
  );
}

/** Moves the focus to the heading: what had it is gone. */
export function focusHeading(): void {
  document.querySelector("h1")?.focus();
}
