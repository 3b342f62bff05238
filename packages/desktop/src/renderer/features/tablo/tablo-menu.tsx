import { useText } from "../../lib/text.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { tellRefusal } from "../../platform/refusal.ts";
import { useWrite } from "../../platform/writes.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { ArchiveIcon, ArchiveRestoreIcon, EllipsisIcon, HistoryIcon, PencilIcon, Trash2Icon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule } from "../../ui/menu.tsx";
import { showToast } from "../../ui/toast.tsx";
import { updateTablo } from "./tablo-writes.ts";

interface TabloMenuProps {
  onEdit: () => void;
  onActivity: () => void;
  onTrash: () => void;
  onDelete: () => void;
}

/** What can be done with a tablo as a whole: viewers look at what happened, deleting is the owners'. */
export function TabloMenu({ onEdit, onActivity, onTrash, onDelete }: TabloMenuProps) {
  const text = useText();
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const isActive = tablo.status === "active";

  async function setStatus(status: "active" | "archived"): Promise<void> {
    try {
      await write(updateTablo(tablo, { status }));
      const message = status === "active" ? "tablo.restored" : "tablo.archived";
      const back = {
        label: text("tablo.undo"),
        onAction: () => void setStatus(status === "active" ? "archived" : "active"),
      };
      showToast({ message: text(message, { title: tablo.title }), action: back });
    } catch (error) {
      tellRefusal(error);
    }
  }

  return (
    <Menu
      label={text("tablo.more")}
      placement="bottom end"
      trigger={<IconButton icon={EllipsisIcon} label={text("tablo.more")} />}
    >
      {canEdit(tablo.role) && (
        <MenuItem icon={PencilIcon} onAction={onEdit}>
          {text("tablo.edit")}
        </MenuItem>
      )}
      {canEdit(tablo.role) && (
        <MenuItem
          icon={isActive ? ArchiveIcon : ArchiveRestoreIcon}
          onAction={() => void setStatus(isActive ? "archived" : "active")}
        >
          {text(isActive ? "tablo.archive" : "tablo.restore")}
        </MenuItem>
      )}
      <MenuItem icon={HistoryIcon} onAction={onActivity}>
        {text("tablo.activity")}
      </MenuItem>
      <MenuItem icon={Trash2Icon} onAction={onTrash}>
        {text("tablo.trash.title")}
      </MenuItem>
      {tablo.role === "owner" && <MenuRule />}
      {tablo.role === "owner" && (
        <MenuItem icon={Trash2Icon} danger onAction={onDelete}>
          {text("tablo.delete")}
        </MenuItem>
      )}
    </Menu>
  );
}
