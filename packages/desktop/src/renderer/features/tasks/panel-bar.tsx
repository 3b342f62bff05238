import { useNavigate } from "@tanstack/react-router";
import type { BoardTask } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { etapeOf, useBoardView } from "../../platform/board-view.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import {
  ArrowRightLeftIcon,
  ChevronDownIcon,
  ChevronRightIcon,
  ChevronUpIcon,
  EllipsisIcon,
  LinkIcon,
  Trash2Icon,
  XIcon,
} from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule, Submenu } from "../../ui/menu.tsx";
import { neighbourOf } from "./columns.ts";
import { copyTaskLink } from "./copy-link.ts";
import { useKanban } from "./kanban-context.tsx";
import { moveItems } from "./move-items.tsx";
import styles from "./task-panel.module.css";

interface PanelBarProps {
  task: BoardTask;
  onClose: () => void;
  onDelete: () => void;
}

/** Where the task belongs, the way to its neighbours, and what can be done with it. */
export function PanelBar({ task, onClose, onDelete }: PanelBarProps) {
  const text = useText();
  const board = useBoardView();
  const { columns, editable } = useKanban();
  const etape = etapeOf(board, task.etapeId);
  return (
    <header className={styles.bar}>
      <span className={styles.crumb}>{board.tablo.title}</span>
      {etape && <Icon of={ChevronRightIcon} size="s" />}
      {etape && <span className={styles.crumb}>{etape.title}</span>}
      <span className={styles.buttons}>
        <span className={styles.wide}>
          <GoTo task={neighbourOf(columns, task.id, -1)} icon={ChevronUpIcon} label={text("tasks.panel.previous")} />
          <GoTo task={neighbourOf(columns, task.id, 1)} icon={ChevronDownIcon} label={text("tasks.panel.next")} />
        </span>
        <IconButton
          icon={LinkIcon}
          size="s"
          label={text("tasks.panel.copyLink")}
          onPress={() => void copyTaskLink(task)}
        />
        {editable && <PanelMenu task={task} onDelete={onDelete} />}
        <IconButton icon={XIcon} size="s" label={text("tasks.panel.close")} keys="Esc" onPress={onClose} />
      </span>
    </header>
  );
}

function PanelMenu({ task, onDelete }: Pick<PanelBarProps, "task" | "onDelete">) {
  const text = useText();
  const kanban = useKanban();
  const board = useBoardView();
  const label = text("tasks.panel.more");
  return (
    <Menu label={label} placement="bottom end" trigger={<IconButton icon={EllipsisIcon} size="s" label={label} />}>
      <Submenu icon={ArrowRightLeftIcon} label={text("tasks.menu.moveTo")}>
        {moveItems({ task, kanban, board, text })}
      </Submenu>
      <MenuRule />
      <MenuItem icon={Trash2Icon} danger onAction={onDelete}>
        {text("tasks.menu.delete")}
      </MenuItem>
    </Menu>
  );
}

interface GoToProps {
  task: BoardTask | undefined;
  icon: typeof ChevronUpIcon;
  label: string;
}

function GoTo({ task, icon, label }: GoToProps) {
  const navigate = useNavigate();
  function go(): void {
    if (!task) return;
    const params = { tabloId: task.tabloId, taskId: task.id };
    void navigate({ to: "/tablos/$tabloId/tasks/$taskId", params, search: true, replace: true });
  }
  return <IconButton icon={icon} size="s" label={label} disabled={!task} onPress={go} />;
}
