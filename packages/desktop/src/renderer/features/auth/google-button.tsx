import { useId } from "react";
import { useText } from "../../lib/text.ts";
import { buttonClass } from "../../ui/button.tsx";
import googleMark from "./google-mark.svg";
import styles from "./google-button.module.css";

/** Signs in with Google. Not configured, it says so; undefined while the server has not answered. */
export function GoogleButton({ configured }: { configured: boolean | undefined }) {
  const text = useText();
  const noteId = useId();
  const off = configured === false;
  return (
    <form action="/auth/google/start" className={styles.google}>
      <button
        type="submit"
        disabled={configured !== true}
        aria-describedby={off ? noteId : undefined}
        className={buttonClass({ size: "l", wide: true })}
      >
        <img src={googleMark} alt="" className={styles.mark} />
        {text("auth.google")}
      </button>
      {off && (
        <p id={noteId} className={styles.note}>
          {text("auth.googleOff")}
        </p>
      )}
    </form>
  );
}
