import type { ReactNode } from "react";
import { displayLocale } from "../../lib/format.ts";
import { languageNames, languages, useLanguage, type Language } from "../../lib/text.ts";
import { Brand } from "../../ui/brand.tsx";
import { MonitorIcon, MoonIcon, SunIcon } from "../../ui/icons.ts";
import { linkClass } from "../../ui/link.ts";
import { LocaleProvider } from "../../ui/locale-provider.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useTheme } from "../../ui/theme.ts";
import { ToastRegion } from "../../ui/toast.tsx";
import { ButtonShelves } from "./button-shelves.tsx";
import { DialogShelves } from "./dialog-shelves.tsx";
import { FieldShelves } from "./field-shelves.tsx";
import { FoundationShelves } from "./foundation-shelves.tsx";
import { MarkShelves } from "./mark-shelves.tsx";
import { MessageShelves } from "./message-shelves.tsx";
import { OverlayShelves } from "./overlay-shelves.tsx";
import { PageShelves } from "./page-shelves.tsx";
import { anchorOf, Shelf } from "./shelf.tsx";
import styles from "./ui-catalog.module.css";

interface UiCatalogProps {
  onLanguage: (language: Language) => void;
  /** Samples of what features make of the components, by the title of their shelf. */
  features: Readonly<Record<string, ReactNode>>;
}

/** Every component in every state, for whoever builds the UI. Not part of a release; so its texts are in no catalogue. */
export function UiCatalog({ onLanguage, features }: UiCatalogProps) {
  useLanguage(); // the components' own texts follow it
  return (
    <LocaleProvider locale={displayLocale()}>
      <title>UI catalog · Xtablo</title>
      <main className={styles.catalog}>
        <Head onLanguage={onLanguage} />
        <Contents titles={[...shelves, ...Object.keys(features)]} />
        <ButtonShelves />
        <FieldShelves />
        <MarkShelves />
        <PageShelves />
        <OverlayShelves />
        <DialogShelves />
        <MessageShelves />
        <FoundationShelves />
        {Object.entries(features).map(([title, samples]) => (
          <Shelf key={title} title={title}>
            {samples}
          </Shelf>
        ))}
      </main>
      <ToastRegion />
    </LocaleProvider>
  );
}

const shelves = [
  "Button",
  "Icon button",
  "Fields",
  "Choices",
  "Title in place",
  "Badge, label, chip",
  "Avatar, initial",
  "Tabs, segmented",
  "Progress",
  "Menu, tooltip, toast",
  "Modal, empty state",
  "Confirm",
  "Card, skeleton, error",
  "Table",
  "Type",
  "Colour",
];

const themes = [
  { id: "light", label: "Light", icon: SunIcon },
  { id: "dark", label: "Dark", icon: MoonIcon },
  { id: "system", label: "System", icon: MonitorIcon },
] as const;

function Head({ onLanguage }: Pick<UiCatalogProps, "onLanguage">) {
  const [theme, setTheme] = useTheme();
  const language = useLanguage();
  const names = languages.map((id) => ({ id, label: languageNames[id] }));
  return (
    <header className={styles.head}>
      <Brand />
      <h1 className={styles.title}>UI catalog</h1>
      <span className={styles.hint}>Every component, every state</span>
      <span className={styles.choices}>
        <Segmented label="Language" value={language} onChange={onLanguage} items={names} />
        <Segmented label="Theme" compact value={theme} onChange={setTheme} items={themes} />
      </span>
    </header>
  );
}

function Contents({ titles }: { titles: readonly string[] }) {
  return (
    <nav aria-label="Components" className={styles.contents}>
      {titles.map((title) => (
        <a key={title} className={linkClass} href={`#${anchorOf(title)}`}>
          {title}
        </a>
      ))}
    </nav>
  );
}
