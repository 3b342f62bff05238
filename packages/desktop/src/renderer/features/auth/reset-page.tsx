import { useEffect, useState } from "react";
import { type Language, useText } from "../../lib/text.ts";
import { announce } from "../../ui/announce.ts";
import { buttonClass } from "../../ui/button.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { ResetForm } from "./reset-form.tsx";

/** `incomplete`: what stands behind the `#` of the link is missing. `gone`: the server does not take the link. */
type State = "choosing" | "incomplete" | "done" | "gone";

/** To choose a password with a one-time link, whose secret stands behind the `#` so that no log ever sees it. */
export function ResetPage({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const text = useText();
  const token = useFragment();
  const [settled, setSettled] = useState<{ token: string; as: "done" | "gone" }>();
  const state: State = settled?.token === token ? settled.as : token === "" ? "incomplete" : "choosing";
  const [heading, hint] = words[state];
  const settle = (as: "done" | "gone") => {
    setSettled({ token, as });
    announce(text(words[as][0]));
  };
  return (
    <DoorFrame title={text("reset.title")} heading={text(heading)} hint={text(hint)} onLanguage={onLanguage}>
      {state === "choosing" ? (
        <ResetForm token={token} onSettled={settle} />
      ) : (
        <a
          href="/login"
          ref={settled && takeFocus}
          className={buttonClass({ kind: state === "done" ? "primary" : "secondary", size: "l", wide: true })}
        >
          {text("reset.toSignIn")}
        </a>
      )}
    </DoorFrame>
  );
}

/** The form went, and the focus with it. */
function takeFocus(link: HTMLElement | null): void {
  link?.focus();
}

const words = {
  choosing: ["reset.title", "reset.hint"],
  done: ["reset.doneTitle", "reset.doneHint"],
  gone: ["reset.gone", "reset.goneHint"],
  incomplete: ["reset.incomplete", "reset.incompleteHint"],
} as const;

/** What stands behind the `#`, also when somebody pastes the whole link over half of it. */
function useFragment(): string {
  const [fragment, setFragment] = useState(readFragment);
  useEffect(() => {
    const follow = () => setFragment(readFragment());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return fragment;
}

function readFragment(): string {
  return location.hash.slice(1);
}
