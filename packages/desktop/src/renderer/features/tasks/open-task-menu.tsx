import { useNavigate } from "@tanstack/react-router";
import type { BoardTask } from "@xtablo/contract";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { hintOf } from "../../lib/shortcut-table.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import {
  ArrowRightLeftIcon,
  EllipsisIcon,
  LinkIcon,
  PanelRightOpenIcon,
  PencilIcon,
  Trash2Icon,
  UserRoundIcon,
} from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule, Submenu } from "../../ui/menu.tsx";
import { Popover } from "../../ui/popover.tsx";
import { PriorityBarsIcon } from "../../ui/priority-bars-icon.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { copyTaskLink } from "./copy-link.ts";
import { fieldItems } from "./field-items.tsx";
import { focusTask } from "./focus-task.ts";
import { useKanban } from "./kanban-context.tsx";
import { moveItems } from "./move-items.tsx";
import { useTaskOpeners, type TaskPart } from "./task-openers.tsx";

const CalendarPanel = lazy(async () => ({
  default: (await patiently(() => import("../../ui/calendar-panel.tsx"))).CalendarPanel,
}));

interface OpenMenuProps {
  task: BoardTask;
  /** All of the menu, or the choice of one thing. */
  part: TaskPart;
  onDelete: () => void;
  name: string;
  onClose: () => void;
}

/** The menu of a task, or a part of it, opened as soon as it is there. When it closes the focus goes back to the task. */
export function OpenTaskMenu({ task, part, name, onDelete, onClose }: OpenMenuProps) {
  const text = useText();
  const kanban = useKanban();
  const board = useBoardView();
  const isLeft = useRef(false);
  const shared = {
    ...useOpening(() => {
      onClose();
      if (!isLeft.current) focusTask(task.id);
    }),
    placement: "bottom end",
    trigger: <IconButton icon={EllipsisIcon} size="s" label={name} />,
  } as const;

  switch (part) {
    case "due":
      return (
        <Popover {...shared} label={text("tasks.panel.due")}>
          {(close) => (
            <Suspense fallback={<Skeleton width="15.75rem" height="19rem" />}>
              <CalendarPanel
                label={text("tasks.panel.due")}
                value={task.dueOn}
                min={task.startOn ?? undefined}
                onChange={(dueOn) => {
                  kanban.change(task, { dueOn });
                  close();
                }}
              />
            </Suspense>
          )}
        </Popover>
      );
    case "move":
      return (
        <Menu {...shared} label={text("tasks.menu.moveTo")}>
          {moveItems({ task, kanban, board, text })}
        </Menu>
      );
    case "taskStatus":
    case "assignee":
    case "priority":
      return (
        <Menu {...shared} label={text(`tasks.panel.${part === "taskStatus" ? "status" : part}`)}>
          {fieldItems({ part, task, kanban, board, text })}
        </Menu>
      );
    case "menu":
    case "rename":
      return (
        <Menu {...shared} label={name}>
          <AllItems task={task} onDelete={onDelete} onLeave={() => (isLeft.current = true)} />
        </Menu>
      );
  }
}

/** Opened after it is there, as if it were pressed: only then does it take the focus. */
function useOpening(onClosed: () => void) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setIsOpen(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return { isOpen, onOpenChange: (isOpen: boolean) => (isOpen ? undefined : onClosed()) };
}

interface AllItemsProps extends Pick<OpenMenuProps, "task" | "onDelete"> {
  /** The panel opens, and takes the focus. */
  onLeave: () => void;
}

function AllItems({ task, onDelete, onLeave }: AllItemsProps) {
  const text = useText();
  const navigate = useNavigate();
  const kanban = useKanban();
  const board = useBoardView();
  const openers = useTaskOpeners();
  const params = { tabloId: task.tabloId, taskId: task.id };
  function open(): void {
    onLeave();
    void navigate({ to: "/tablos/$tabloId/tasks/$taskId", params, search: true });
  }
  return (
    <>
      <MenuItem icon={PanelRightOpenIcon} onAction={open}>
        {text("tasks.menu.open")}
      </MenuItem>
      <MenuItem
        icon={PencilIcon}
        keys={hintOf("rename")}
        onAction={() => {
          open();
          openers.open(task.id, "rename");
        }}
      >
        {text("tasks.panel.editTitle")}
      </MenuItem>
      <Submenu icon={ArrowRightLeftIcon} keys={hintOf("move")} label={text("tasks.menu.moveTo")}>
        {moveItems({ task, kanban, board, text })}
      </Submenu>
      <Submenu icon={UserRoundIcon} keys={hintOf("assignee")} label={text("tasks.panel.assignee")}>
        {fieldItems({ part: "assignee", task, kanban, board, text })}
      </Submenu>
      <Submenu icon={PriorityBarsIcon} keys={hintOf("priority")} label={text("tasks.panel.priority")}>
        {fieldItems({ part: "priority", task, kanban, board, text })}
      </Submenu>
      <MenuItem icon={LinkIcon} onAction={() => void copyTaskLink(task)}>
        {text("tasks.menu.copyLink")}
      </MenuItem>
      <MenuRule />
      <MenuItem icon={Trash2Icon} danger onAction={onDelete}>
        {text("tasks.menu.delete")}
      </MenuItem>
    </>
  );
}
