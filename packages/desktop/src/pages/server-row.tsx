import { useEffect, useRef, useState } from "react";
import { isMac } from "../renderer/lib/shortcut-table.ts";
import { useText } from "../renderer/lib/text.ts";
import { Count } from "../renderer/ui/count.tsx";
import { IconButton } from "../renderer/ui/icon-button.tsx";
import { Icon } from "../renderer/ui/icon.tsx";
import { EllipsisIcon, MonitorIcon, PencilIcon, RefreshCwIcon, Trash2Icon } from "../renderer/ui/icons.ts";
import { KeyHint } from "../renderer/ui/kbd.tsx";
import { Menu, MenuItem, MenuRule } from "../renderer/ui/menu.tsx";
import { PlainButton } from "../renderer/ui/plain-button.tsx";
import { TabloInitial } from "../renderer/ui/tablo-initial.tsx";
import { tintOf } from "../renderer/ui/tint.ts";
import type { ListedServer } from "../shared/ipc.ts";
import { usePages } from "./pages-context.ts";
import { RemoveServer } from "./remove-server.tsx";
import { RenameServer } from "./rename-server.tsx";
import styles from "./server-list.module.css";

interface ServerRowProps {
  server: ListedServer;
  /** In the list, from 1: the key that shows it. */
  position: number;
}

/** A server of the list. Its name opens it; renaming and removing happen in its place. */
export function ServerRow({ server, position }: ServerRowProps) {
  const [doing, setDoing] = useState<"rename" | "remove" | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const was = useRef(doing);
  useEffect(() => {
    if (was.current && !doing) opener.current?.focus();
    was.current = doing;
  }, [doing]);
  const onEnd = () => setDoing(null);
  return (
    <li className={styles.row}>
      {doing === "rename" && <RenameServer server={server} onEnd={onEnd} />}
      {doing === "remove" && <RemoveServer server={server} onEnd={onEnd} />}
      {doing === null && (
        <>
          <OpenServer server={server} position={position} ref={opener} />
          <ServerMenu server={server} onRename={() => setDoing("rename")} onRemove={() => setDoing("remove")} />
        </>
      )}
    </li>
  );
}

function OpenServer({ server, position, ref }: ServerRowProps & { ref: React.Ref<HTMLButtonElement> }) {
  const text = useText();
  const { app, act } = usePages();
  const { id, name, origin, unread } = server;
  const place = origin === null ? text("desktop.thisComputer") : new URL(origin).host;
  const hasKey = position <= 9;
  return (
    <PlainButton
      ref={ref}
      className={styles.open}
      keyShortcuts={hasKey ? `${isMac() ? "Meta" : "Control"}+${position}` : undefined}
      onPress={() => void act(() => app.showServer({ id }))}
    >
      {origin === null ? (
        <span className={styles.computer}>
          <Icon of={MonitorIcon} />
        </span>
      ) : (
        <TabloInitial title={name} color={tintOf(origin)} />
      )}
      <span className={styles.names}>
        <span className={styles.name}>{name}</span>
        {place !== name && <span className={styles.place}>{place}</span>}
      </span>
      {unread > 0 && <Count unread value={unread} label={text("desktop.servers.unread", { count: unread })} />}
      {hasKey && (
        <span aria-hidden className={styles.keys}>
          <KeyHint>{isMac() ? `⌘${position}` : `Ctrl ${position}`}</KeyHint>
        </span>
      )}
    </PlainButton>
  );
}

interface ServerMenuProps {
  server: ListedServer;
  onRename: () => void;
  onRemove: () => void;
}

function ServerMenu({ server: { id, name }, onRename, onRemove }: ServerMenuProps) {
  const text = useText();
  const { app, act } = usePages();
  const label = text("desktop.servers.more", { name });
  return (
    <Menu label={label} placement="bottom end" trigger={<IconButton icon={EllipsisIcon} label={label} />}>
      <MenuItem icon={PencilIcon} onAction={onRename}>
        {text("desktop.servers.rename")}
      </MenuItem>
      <MenuItem icon={RefreshCwIcon} onAction={() => void act(() => app.reloadServer({ id }))}>
        {text("desktop.servers.reload")}
      </MenuItem>
      <MenuRule />
      <MenuItem icon={Trash2Icon} danger onAction={onRemove}>
        {text("desktop.servers.remove")}
      </MenuItem>
    </Menu>
  );
}
