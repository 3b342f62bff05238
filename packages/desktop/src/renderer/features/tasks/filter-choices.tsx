import { priority } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { CalendarIcon, UserRoundIcon, type IconShape } from "../../ui/icons.ts";
import { PriorityBarsIcon } from "../../ui/priority-bars-icon.ts";
import type { SelectItem } from "../../ui/select.tsx";
import { PriorityIcon } from "../../ui/task-icons.tsx";
import { dueFilters, readFilters, type TaskFilters } from "./filters.ts";

/** One thing to filter by. */
export interface FilterChoice {
  name: string;
  icon: IconShape;
  value: string | null;
  /** What not filtering by it is called. */
  any: string;
  items: SelectItem[];
  onChange: (value: string | null) => void;
}

const none = "none";

/** What one can filter tasks by, besides text and etape. */
export function useFilterChoices(filters: TaskFilters, onChange: (change: Partial<TaskFilters>) => void) {
  const text = useText();
  const { members } = useBoardView();
  const choices: FilterChoice[] = [
    {
      name: text("tasks.filter.assignee"),
      icon: UserRoundIcon,
      value: filters.assignee,
      any: text("tasks.filter.anyone"),
      items: [
        ...members.map(({ userId, name }) => ({
          id: userId,
          label: name,
          icon: <Avatar name={name} size="s" decorative />,
        })),
        { id: none, label: text("tasks.filter.nobody") },
      ],
      onChange: (assignee) => onChange({ assignee }),
    },
    {
      name: text("tasks.filter.priority"),
      icon: PriorityBarsIcon,
      value: filters.priority,
      any: text("tasks.filter.anyPriority"),
      items: [
        ...priority.options.map((level) => ({
          id: level,
          label: text(`tasks.priority.${level}`),
          icon: <PriorityIcon priority={level} />,
        })),
        { id: none, label: text("tasks.priority.none") },
      ],
      onChange: (level) => onChange({ priority: readFilters({ priority: level ?? undefined }).priority }),
    },
    {
      name: text("tasks.filter.due"),
      icon: CalendarIcon,
      value: filters.due,
      any: text("tasks.filter.anyDue"),
      items: dueFilters.map((due) => ({ id: due, label: text(`tasks.filter.dues.${due}`) })),
      onChange: (due) => onChange({ due: readFilters({ due: due ?? undefined }).due }),
    },
  ];
  return choices;
}
