import { useNavigate, useParams } from "@tanstack/react-router";
import { hintOf } from "../../lib/shortcut-table.ts";
import { useShortcuts } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { useIsAdmin } from "../../platform/admin.ts";
import { useTablos } from "../../platform/tablos.ts";
import { CommandPalette } from "../../ui/command-palette.tsx";
import {
  ArchiveIcon,
  FileIcon,
  HistoryIcon,
  HouseIcon,
  KeyboardIcon,
  LayersIcon,
  MoonIcon,
  PlusIcon,
  ServerIcon,
  SquareKanbanIcon,
  SunIcon,
  TextIcon,
} from "../../ui/icons.ts";
import { MenuItem, MenuSection } from "../../ui/menu.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { useTheme } from "../../ui/theme.ts";

const tabloPages = [
  { name: "overview", icon: TextIcon },
  { name: "tasks", icon: SquareKanbanIcon },
  { name: "files", icon: FileIcon },
  { name: "activity", icon: HistoryIcon },
] as const;

/** Finds a tablo, a page or something to do by a part of its name. */
export function Finder({ onClose }: { onClose: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const params = useParams({ strict: false });
  const shortcuts = useShortcuts();
  const { tablos } = useTablos("active");
  const isAdmin = useIsAdmin();
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
      {params.tabloId !== undefined && (
        <MenuSection title={text("app.thisTablo")}>
          {tabloPages.map(({ name, icon }) => (
            <MenuItem key={name} id={name} icon={icon} keys={hintOf(name)} onAction={() => void shortcuts.run(name)}>
              {text(`app.tabloPages.${name}`)}
            </MenuItem>
          ))}
        </MenuSection>
      )}
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
        {!isAdmin && (
          <MenuItem id="status" icon={ServerIcon} onAction={() => void navigate({ to: "/status" })}>
            {text("app.status")}
          </MenuItem>
        )}
        <MenuItem
          id="new-tablo"
          icon={PlusIcon}
          keys={hintOf("newTablo")}
          onAction={() => void shortcuts.run("newTablo")}
        >
          {text("app.newTablo")}
        </MenuItem>
        <MenuItem id="shortcuts" icon={KeyboardIcon} keys={hintOf("help")} onAction={() => void shortcuts.run("help")}>
          {text("app.shortcuts")}
        </MenuItem>
      </MenuSection>
      {isAdmin && (
        <MenuSection title={text("app.administration")}>
          <MenuItem id="status" icon={ServerIcon} onAction={() => void navigate({ to: "/status" })}>
            {text("app.status")}
          </MenuItem>
          <MenuItem id="jobs" icon={LayersIcon} onAction={() => void navigate({ to: "/admin/jobs" })}>
            {text("app.jobs")}
          </MenuItem>
        </MenuSection>
      )}
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
