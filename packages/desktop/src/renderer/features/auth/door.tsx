import type { Account, Meta } from "@xtablo/contract";
import { useEffect, useState } from "react";
import { type Language, useText } from "../../lib/text.ts";
import { linkClass } from "../../ui/link.ts";
import { DoorForm } from "./door-form.tsx";
import { DoorFrame } from "./door-frame.tsx";
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
    <DoorFrame
      title={text(isSignUp ? "auth.signUpTitle" : "auth.signInTitle")}
      heading={text(isSignUp ? "auth.join" : "auth.welcome")}
      hint={text(isSignUp ? "auth.joinHint" : "auth.welcomeHint")}
      onLanguage={onLanguage}
    >
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
    </DoorFrame>
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

/** What is switched on; undefined until the server has said so. Without it the form still works. */
function useMeta(): Meta | undefined {
  const [meta, setMeta] = useState<Meta>();
  useEffect(() => {
    readMeta().then(setMeta, () => undefined);
  }, []);
  return meta;
}
