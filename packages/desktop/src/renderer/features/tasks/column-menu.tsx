import type { TaskStatus } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { CopyIcon, EllipsisIcon, PlusIcon } from "../../ui/icons.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useComposer } from "./composer-context.tsx";
import { useKanban } from "./kanban-context.tsx";

/** What can be done with a column. */
export function ColumnMenu({ status, name }: { status: TaskStatus; name: string }) {
  const text = useText();
  const composer = useComposer();
  const { columns } = useKanban();
  const tasks = columns[status];

  async function copyTitles(): Promise<void> {
    const titles = tasks.map(({ title }) => `- ${title}\n`).join("");
    try {
      await navigator.clipboard.writeText(titles);
      showToast({ message: text("tasks.copiedTitles", { count: tasks.length }), tone: "success", timeoutMs: 4000 });
    } catch {
      showToast({ message: text("tasks.copyRefused"), tone: "danger" });
    }
  }

  const label = text("tasks.columnMore", { status: name });
  return (
    <Menu label={label} placement="bottom end" trigger={<IconButton icon={EllipsisIcon} size="s" label={label} />}>
      <MenuItem icon={PlusIcon} onAction={() => composer.open(status)}>
        {text("tasks.addTask")}
      </MenuItem>
      <MenuItem icon={CopyIcon} disabled={tasks.length === 0} onAction={() => void copyTitles()}>
        {text("tasks.copyTitles")}
      </MenuItem>
    </Menu>
  );
}
