import { lazy, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { isMac } from "../../lib/shortcut-table.ts";
import { useShortcut } from "../../lib/shortcuts.tsx";
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
  useShortcut("find", () => setOpen(true));
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
