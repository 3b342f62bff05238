import { useNavigate } from "@tanstack/react-router";
import type { BoardTask } from "@xtablo/contract";
import { useEffect, useState } from "react";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { ArrowRightLeftIcon, EllipsisIcon, LinkIcon, PanelRightOpenIcon, Trash2Icon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule, Submenu } from "../../ui/menu.tsx";
import { copyTaskLink } from "./copy-link.ts";
import { useKanban } from "./kanban-context.tsx";
import { moveItems } from "./move-items.tsx";
import { focusTask } from "./use-kanban-keys.ts";

interface OpenMenuProps {
  task: BoardTask;
  onDelete: () => void;
  name: string;
  onClose: () => void;
}

/** The menu of a task, opened as soon as it is there. When it closes the focus goes back to the task. */
export function OpenTaskMenu({ task, name, onDelete, onClose }: OpenMenuProps) {
  const text = useText();
  const navigate = useNavigate();
  const kanban = useKanban();
  const board = useBoardView();
  // Opened after it is there, as if it were pressed: only then does it take the focus.
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setIsOpen(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  const params = { tabloId: task.tabloId, taskId: task.id };

  return (
    <Menu
      isOpen={isOpen}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        onClose();
        focusTask(task.id);
      }}
      label={name}
      placement="bottom end"
      trigger={<IconButton icon={EllipsisIcon} size="s" label={name} />}
    >
      <MenuItem
        icon={PanelRightOpenIcon}
        onAction={() => void navigate({ to: "/tablos/$tabloId/tasks/$taskId", params, search: true })}
      >
        {text("tasks.menu.open")}
      </MenuItem>
      <Submenu icon={ArrowRightLeftIcon} label={text("tasks.menu.moveTo")}>
        {moveItems({ task, kanban, board, text })}
      </Submenu>
      <MenuItem icon={LinkIcon} onAction={() => void copyTaskLink(task)}>
        {text("tasks.menu.copyLink")}
      </MenuItem>
      <MenuRule />
      <MenuItem icon={Trash2Icon} danger onAction={onDelete}>
        {text("tasks.menu.delete")}
      </MenuItem>
    </Menu>
  );
}
