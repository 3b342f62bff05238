import type { ReactNode } from "react";
import { type Language, languageNames, useLanguage, useText } from "../../lib/text.ts";
import { Brand } from "../../ui/brand.tsx";
import { Button } from "../../ui/button.tsx";
import { cardClass } from "../../ui/card.tsx";
import { classNames } from "../../ui/class-names.ts";
import { LanguagesIcon, MoonIcon, SunIcon } from "../../ui/icons.ts";
import { useTheme } from "../../ui/theme.ts";
import styles from "./door.module.css";

interface DoorFrameProps {
  /** Of the window. */
  title: string;
  heading: string;
  hint: string;
  children: ReactNode;
  onLanguage: (language: Language) => void;
}

/** The page around a card of somebody who is not signed in: to sign in, or to choose a password. */
export function DoorFrame({ title, heading, hint, children, onLanguage }: DoorFrameProps) {
  return (
    <main className={styles.door}>
      <title>{`${title} · Xtablo`}</title>
      <Brand size="l" />
      <section className={classNames(cardClass(), styles.card)}>
        <div>
          <h1 className={styles.title}>{heading}</h1>
          <p className={styles.hint}>{hint}</p>
        </div>
        {children}
      </section>
      <DoorFoot onLanguage={onLanguage} />
    </main>
  );
}

/** Switches to the other language and to the other theme, each of two. */
function DoorFoot({ onLanguage }: Pick<DoorFrameProps, "onLanguage">) {
  const text = useText();
  const other = useLanguage() === "en" ? "fr" : "en";
  const [theme, setTheme] = useTheme();
  const isDark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  return (
    <footer className={styles.foot}>
      <span>{location.host}</span>
      <Button kind="quiet" size="s" icon={LanguagesIcon} onPress={() => onLanguage(other)}>
        <span lang={other}>{languageNames[other]}</span>
      </Button>
      <Button
        kind="quiet"
        size="s"
        icon={isDark ? SunIcon : MoonIcon}
        onPress={() => setTheme(isDark ? "light" : "dark")}
      >
        {text(isDark ? "auth.light" : "auth.dark")}
      </Button>
    </footer>
  );
}
