import { Brand } from "../../ui/brand.tsx";
import { Button } from "../../ui/button.tsx";
import { MoonIcon, SunIcon } from "../../ui/icons.ts";
import { LocaleProvider } from "../../ui/locale-provider.tsx";
import { useTheme } from "../../ui/theme.ts";
import { ToastRegion } from "../../ui/toast.tsx";
import { ButtonShelves } from "./button-shelves.tsx";
import { FieldShelves } from "./field-shelves.tsx";
import { FoundationShelves } from "./foundation-shelves.tsx";
import { MarkShelves } from "./mark-shelves.tsx";
import { MessageShelves } from "./message-shelves.tsx";
import { OverlayShelves } from "./overlay-shelves.tsx";
import styles from "./ui-catalog.module.css";

/** Every component in every state, for whoever builds the UI. Not part of a release; so its texts are in no catalogue. */
export function UiCatalog() {
  const [, setTheme] = useTheme();
  return (
    <LocaleProvider locale="en-GB">
      <title>UI catalog · Xtablo</title>
      <main className={styles.catalog}>
        <header className={styles.head}>
          <Brand />
          <h1 className={styles.title}>UI catalog</h1>
          <span className={styles.hint}>Every component, every state</span>
          <span className={styles.themes}>
            <Button size="s" icon={SunIcon} onPress={() => setTheme("light")}>
              Light
            </Button>
            <Button size="s" icon={MoonIcon} onPress={() => setTheme("dark")}>
              Dark
            </Button>
          </span>
        </header>
        <ButtonShelves />
        <FieldShelves />
        <MarkShelves />
        <OverlayShelves />
        <MessageShelves />
        <FoundationShelves />
      </main>
      <ToastRegion />
    </LocaleProvider>
  );
}
