import { taskStatuses, type Board, type BoardTask } from "@xtablo/contract";
import type { useText } from "../../lib/text.ts";
import { Dot } from "../../ui/dot.tsx";
import { ArrowDownIcon, ArrowDownToLineIcon, ArrowUpIcon, ArrowUpToLineIcon } from "../../ui/icons.ts";
import { MenuItem, MenuSection } from "../../ui/menu.tsx";
import { StatusIcon } from "../../ui/task-icons.tsx";
import { indexOf } from "./columns.ts";
import type { Kanban } from "./kanban-context.tsx";

interface MoveItemsOptions {
  task: BoardTask;
  kanban: Kanban;
  board: Board;
  text: ReturnType<typeof useText>;
}

/** The items of "Move to": every place that a drag can reach, and the etapes. */
export function moveItems({ task, kanban, board, text }: MoveItemsOptions) {
  const index = indexOf(kanban.columns, task);
  const last = kanban.columns[task.status].length - 1;
  const order = [
    { name: "top", icon: ArrowUpToLineIcon, to: 0, disabled: index === 0 },
    { name: "up", icon: ArrowUpIcon, to: index - 1, disabled: index === 0 },
    { name: "down", icon: ArrowDownIcon, to: index + 1, disabled: index === last },
    { name: "bottom", icon: ArrowDownToLineIcon, to: last, disabled: index === last },
  ] as const;
  return (
    <>
      <MenuSection title={text("tasks.menu.columns")}>
        {taskStatuses.map((status) => (
          <MenuItem
            key={status}
            id={status}
            mark={<StatusIcon status={status} />}
            selected={status === task.status}
            disabled={status === task.status}
            onAction={() => kanban.place(task, status, kanban.columns[status].length)}
          >
            {text(`tasks.status.${status}`)}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={text("tasks.menu.order")}>
        {order.map(({ name, icon, to, disabled }) => (
          <MenuItem
            key={name}
            id={name}
            icon={icon}
            disabled={disabled}
            onAction={() => kanban.place(task, task.status, to)}
          >
            {text(`tasks.menu.${name}`)}
          </MenuItem>
        ))}
      </MenuSection>
      {board.etapes.length > 0 && (
        <MenuSection title={text("tasks.menu.etapes")}>
          {board.etapes.map((etape) => (
            <MenuItem
              key={etape.id}
              id={etape.id}
              mark={<Dot tint={etape.color} />}
              selected={etape.id === task.etapeId}
              disabled={etape.id === task.etapeId}
              onAction={() => kanban.putInEtape(task, etape.id)}
            >
              {etape.title}
            </MenuItem>
          ))}
          <MenuItem
            id="no-etape"
            mark={<Dot tint="slate" />}
            selected={task.etapeId === null}
            disabled={task.etapeId === null}
            onAction={() => kanban.putInEtape(task, null)}
          >
            {text("tasks.menu.noEtape")}
          </MenuItem>
        </MenuSection>
      )}
    </>
  );
}
