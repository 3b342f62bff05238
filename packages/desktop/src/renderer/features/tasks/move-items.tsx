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
export function moveItems(options: MoveItemsOptions) {
  return (
    <>
      {columnItems(options)}
      {orderItems(options)}
      {options.board.etapes.length > 0 && etapeItems(options)}
    </>
  );
}

function columnItems({ task, kanban, text }: MoveItemsOptions) {
  return (
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
  );
}

function orderItems({ task, kanban, text }: MoveItemsOptions) {
  const index = indexOf(kanban.columns, task);
  const last = kanban.columns[task.status].length - 1;
  const steps = [
    { name: "top", icon: ArrowUpToLineIcon, to: 0 },
    { name: "up", icon: ArrowUpIcon, to: index - 1 },
    { name: "down", icon: ArrowDownIcon, to: index + 1 },
    { name: "bottom", icon: ArrowDownToLineIcon, to: last },
  ] as const;
  return (
    <MenuSection title={text("tasks.menu.order")}>
      {steps.map(({ name, icon, to }) => (
        <MenuItem
          key={name}
          id={name}
          icon={icon}
          disabled={index < 0 || to < 0 || to > last || to === index}
          onAction={() => kanban.place(task, task.status, to)}
        >
          {text(`tasks.menu.${name}`)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function etapeItems({ task, kanban, board, text }: MoveItemsOptions) {
  const unassigned = { id: null, title: text("tasks.menu.noEtape"), color: "slate" } as const;
  return (
    <MenuSection title={text("tasks.menu.etapes")}>
      {[...board.etapes, unassigned].map(({ id, title, color }) => (
        <MenuItem
          key={id}
          id={id ?? "unassigned"}
          mark={<Dot tint={color} />}
          selected={id === task.etapeId}
          disabled={id === task.etapeId}
          onAction={() => kanban.putInEtape(task, id)}
        >
          {title}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
