import { lazy, Suspense, useEffect, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { Icon } from "../../ui/icon.tsx";
import { SearchIcon } from "../../ui/icons.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./find-button.module.css";

const Finder = lazy(async () => ({ default: (await patiently(() => import("./finder.tsx"))).Finder }));

/** Opens the finder: by a press, or by Ctrl or Cmd and K anywhere. */
export function FindButton() {
  const text = useText();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const openByKeys = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", openByKeys);
    return () => window.removeEventListener("keydown", openByKeys);
  }, []);
  return (
    <>
      <PlainButton className={styles.find} onPress={() => setOpen(true)}>
        <Icon of={SearchIcon} />
        <VisuallyHidden when="narrow">{text("app.jumpTo")}</VisuallyHidden>
        <span className={styles.keys}>
          <Kbd>{isMac() ? "⌘K" : "Ctrl K"}</Kbd>
        </span>
      </PlainButton>
      {open && (
        <Suspense>
          <Finder onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
