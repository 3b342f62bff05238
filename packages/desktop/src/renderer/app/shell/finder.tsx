import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../lib/text.ts";
import { useTablos } from "../../platform/tablos.ts";
import { CommandPalette } from "../../ui/command-palette.tsx";
import { ArchiveIcon, HouseIcon, MoonIcon, ServerIcon, SunIcon } from "../../ui/icons.ts";
import { MenuItem, MenuSection } from "../../ui/menu.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { useTheme } from "../../ui/theme.ts";

/** Finds a tablo, a page or something to do by a part of its name. */
export function Finder({ onClose }: { onClose: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const { tablos } = useTablos("active");
  const [, setTheme] = useTheme();
  return (
    <CommandPalette
      onClose={onClose}
      label={text("app.jumpTo")}
      placeholder={text("app.jumpHint")}
      empty={text("app.jumpNothing")}
    >
      <MenuSection title={text("app.tablos")}>
        {tablos.map((tablo) => (
          <MenuItem
            key={tablo.id}
            id={tablo.id}
            mark={<TabloInitial title={tablo.title} color={tablo.color} size="s" />}
            onAction={() => void navigate({ to: "/tablos/$tabloId", params: { tabloId: tablo.id } })}
          >
            {tablo.title}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={text("app.general")}>
        <MenuItem id="home" icon={HouseIcon} onAction={() => void navigate({ to: "/" })}>
          {text("app.home")}
        </MenuItem>
        <MenuItem
          id="archived"
          icon={ArchiveIcon}
          onAction={() => void navigate({ to: "/", search: { status: "archived" } })}
        >
          {text("app.archivedTablos")}
        </MenuItem>
        <MenuItem id="status" icon={ServerIcon} onAction={() => void navigate({ to: "/status" })}>
          {text("app.status")}
        </MenuItem>
      </MenuSection>
      <MenuSection title={text("app.theme")}>
        <MenuItem id="light" icon={SunIcon} onAction={() => setTheme("light")}>
          {text("app.themes.light")}
        </MenuItem>
        <MenuItem id="dark" icon={MoonIcon} onAction={() => setTheme("dark")}>
          {text("app.themes.dark")}
        </MenuItem>
      </MenuSection>
    </CommandPalette>
  );
}
