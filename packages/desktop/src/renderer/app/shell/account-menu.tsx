import type { ReactElement } from "react";
import { hintOf } from "../../lib/shortcut-table.ts";
import { useShortcuts } from "../../lib/shortcuts.tsx";
import { languageNames, languages, useText } from "../../lib/text.ts";
import { KeyboardIcon, LogOutIcon, MonitorIcon, MoonIcon, SunIcon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule, MenuSection } from "../../ui/menu.tsx";
import type { Placement } from "../../ui/popover.tsx";
import { useTheme } from "../../ui/theme.ts";
import { useLanguageChoice } from "./use-language-choice.ts";
import { useLeaving } from "./use-leaving.tsx";

const themes = [
  { id: "light", icon: SunIcon },
  { id: "dark", icon: MoonIcon },
  { id: "system", icon: MonitorIcon },
] as const;

/** What concerns one's account and this browser: the language, the theme, and logging out. */
export function AccountMenu({ trigger, placement }: { trigger: ReactElement; placement: Placement }) {
  const text = useText();
  const [theme, setTheme] = useTheme();
  const [language, chooseLanguage] = useLanguageChoice();
  const { run } = useShortcuts();
  const { leave, question } = useLeaving();
  return (
    <>
      <Menu trigger={trigger} label={text("app.account")} placement={placement}>
        <MenuSection title={text("app.language")}>
          {languages.map((id) => (
            <MenuItem key={id} id={id} selected={language === id} onAction={() => void chooseLanguage(id)}>
              {languageNames[id]}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection title={text("app.theme")}>
          {themes.map(({ id, icon }) => (
            <MenuItem key={id} id={id} icon={icon} selected={theme === id} onAction={() => setTheme(id)}>
              {text(`app.themes.${id}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuRule />
        <MenuItem icon={KeyboardIcon} keys={hintOf("help")} onAction={() => void run("help")}>
          {text("app.shortcuts")}
        </MenuItem>
        <MenuItem icon={LogOutIcon} onAction={leave}>
          {text("app.signOut")}
        </MenuItem>
      </Menu>
      {question}
    </>
  );
}
