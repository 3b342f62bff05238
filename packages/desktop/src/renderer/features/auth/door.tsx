import type { Account, Meta } from "@xtablo/contract";
import { useEffect, useState } from "react";
import { type Language, languageNames, useLanguage, useText } from "../../lib/text.ts";
import { Brand } from "../../ui/brand.tsx";
import { Button } from "../../ui/button.tsx";
import { cardClass } from "../../ui/card.tsx";
import { classNames } from "../../ui/class-names.ts";
import { LanguagesIcon, MoonIcon, SunIcon } from "../../ui/icons.ts";
import { linkClass } from "../../ui/link.ts";
import { useTheme } from "../../ui/theme.ts";
import { DoorForm } from "./door-form.tsx";
import { readMeta } from "./first-requests.ts";
import { GoogleButton } from "./google-button.tsx";
import { type DoorPage, useDoorPage } from "./use-door-page.ts";
import styles from "./door.module.css";

interface DoorProps {
  onEntered: (account: Account) => void;
  onLanguage: (language: Language) => void;
}

/** The sign-in pages: everything that someone sees who is not signed in. */
export function Door({ onEntered, onLanguage }: DoorProps) {
  const text = useText();
  const [page, open] = useDoorPage();
  const meta = useMeta();
  const isSignUp = page === "signup";
  const closed = isSignUp && meta !== undefined && meta.signup !== "open";
  return (
    <main className={styles.door}>
      <title>{`${text(isSignUp ? "auth.signUpTitle" : "auth.signInTitle")} · Xtablo`}</title>
      <Brand size="l" />
      <section className={classNames(cardClass(), styles.card)}>
        <div>
          <h1 className={styles.title}>{text(isSignUp ? "auth.join" : "auth.welcome")}</h1>
          <p className={styles.hint}>{text(isSignUp ? "auth.joinHint" : "auth.welcomeHint")}</p>
        </div>
        {closed ? (
          <p>{text(meta.signup === "invite" ? "auth.invite" : "auth.closed")}</p>
        ) : (
          <>
            <GoogleButton configured={meta?.providers.google} />
            <div className={styles.or}>{text("auth.or")}</div>
            <DoorForm page={page} onEntered={onEntered} />
          </>
        )}
        <OtherPage page={page} onOpen={open} />
      </section>
      <DoorFoot onLanguage={onLanguage} />
    </main>
  );
}

function OtherPage({ page, onOpen }: { page: DoorPage; onOpen: (page: DoorPage) => void }) {
  const text = useText();
  const other = page === "login" ? "signup" : "login";
  return (
    <p className={styles.other}>
      {text(page === "login" ? "auth.newHere" : "auth.known")}{" "}
      <a
        className={linkClass}
        href={`/${other}${location.search}`}
        onClick={(event) => {
          event.preventDefault();
          onOpen(other);
        }}
      >
        {text(page === "login" ? "auth.createAccount" : "auth.signIn")}
      </a>
    </p>
  );
}

/** Switches to the other language and to the other theme, each of two. */
function DoorFoot({ onLanguage }: Pick<DoorProps, "onLanguage">) {
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

/** What is switched on; undefined until the server has said so. Without it the form still works. */
function useMeta(): Meta | undefined {
  const [meta, setMeta] = useState<Meta>();
  useEffect(() => {
    readMeta().then(setMeta, () => undefined);
  }, []);
  return meta;
}
