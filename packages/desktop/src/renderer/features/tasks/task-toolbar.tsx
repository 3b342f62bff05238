import { lazy, Suspense, useEffect, useEffectEvent, useRef } from "react";
import { patiently } from "../../lib/patiently.ts";
import { ariaKeysOf } from "../../lib/shortcut-table.ts";
import { useShortcut } from "../../lib/shortcuts.tsx";
import { useText } from "../../lib/text.ts";
import { announce } from "../../ui/announce.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PlusIcon, SlidersHorizontalIcon } from "../../ui/icons.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useComposer } from "./composer-context.tsx";
import { useFilterChoices, type FilterChoice } from "./filter-choices.tsx";
import { isFiltering, type TaskFilters } from "./filters.ts";
import { useKanban } from "./kanban-context.tsx";
import { TextFilter } from "./text-filter.tsx";
import styles from "./task-toolbar.module.css";

const FilterSheet = lazy(async () => ({ default: (await patiently(() => import("./filter-sheet.tsx"))).FilterSheet }));

interface TaskToolbarProps {
  filters: TaskFilters;
  onChange: (change: Partial<TaskFilters>) => void;
}

/** Filters, which stand in the address, and the button that adds a task. */
export function TaskToolbar({ filters, onChange }: TaskToolbarProps) {
  const text = useText();
  const choices = useFilterChoices(filters, onChange);
  const { editable } = useKanban();
  useFoundAnnounced(filters);
  const bar = useRef<HTMLDivElement>(null);
  const pressFirst = (selector: string): void => firstVisible(bar.current, selector)?.click();
  useShortcut("filters", () => pressFirst(`.${styles.chips} button, .${styles.narrow} button`));
  useShortcut("filterText", () => {
    const field = firstVisible(bar.current, "input");
    if (field) field.focus();
    else pressFirst(`.${styles.narrow} button`);
  });
  return (
    <div ref={bar} className={styles.toolbar} role="toolbar" aria-label={text("tasks.filter.bar")}>
      <span className={styles.chips}>
        {choices.map((choice) => (
          <FilterChip key={choice.name} choice={choice} />
        ))}
        {isFiltering(filters) && (
          <Button
            kind="quiet"
            size="s"
            onPress={() => onChange({ text: "", priority: null, assignee: null, due: null })}
          >
            {text("tasks.clearFilters")}
          </Button>
        )}
      </span>
      <span className={styles.search}>
        <TextFilter value={filters.text} onChange={(text) => onChange({ text })} />
      </span>
      <NarrowFilters filters={filters} choices={choices} onChange={onChange} />
      {editable && <NewTask />}
    </div>
  );
}

/** Says how many tasks the filters leave, once they change. */
function useFoundAnnounced(filters: TaskFilters): void {
  const text = useText();
  const { columns } = useKanban();
  const said = useRef(filters);
  const tell = useEffectEvent(() => {
    const count = Object.values(columns).flat().length;
    announce(
      text(isFiltering(filters) || filters.etape !== null ? "tasks.filter.found" : "tasks.filter.all", { count }),
    );
  });
  useEffect(() => {
    if (said.current === filters) return;
    said.current = filters;
    tell();
  }, [filters]);
}

/** What is there on this width of page. */
function firstVisible(bar: HTMLElement | null, selector: string): HTMLElement | undefined {
  return [...(bar?.querySelectorAll<HTMLElement>(selector) ?? [])].find((element) => element.checkVisibility());
}

/** The filters of a narrow page, behind one button. */
function NarrowFilters({ filters, choices, onChange }: TaskToolbarProps & { choices: FilterChoice[] }) {
  const text = useText();
  const label = text("tasks.filter.more");
  return (
    <span className={styles.narrow}>
      <Popover
        label={label}
        placement="bottom end"
        trigger={<IconButton icon={SlidersHorizontalIcon} label={label} dot={isFiltering(filters)} />}
      >
        <Suspense fallback={<Skeleton width="18rem" height="12rem" />}>
          <FilterSheet text={filters.text} onText={(text) => onChange({ text })} choices={choices} />
        </Suspense>
      </Popover>
    </span>
  );
}

/** Adds to the first column: a button with its words, and where there is no room for them an icon. */
function NewTask() {
  const text = useText();
  const composer = useComposer();
  const open = (): void => composer.open("todo");
  useShortcut("newTask", open);
  return (
    <>
      <span className={styles.wide}>
        <Button kind="primary" icon={PlusIcon} onPress={open}>
          {text("tasks.newTask")}
        </Button>
      </span>
      <button
        type="button"
        className={styles.newNarrow}
        aria-keyshortcuts={ariaKeysOf("newTask")}
        aria-label={text("tasks.newTask")}
        onClick={open}
      >
        <Icon of={PlusIcon} />
      </button>
    </>
  );
}

function FilterChip({ choice }: { choice: FilterChoice }) {
  const text = useText();
  const chosen = choice.items.find(({ id }) => id === choice.value);
  const chip = (
    <Chip icon={choice.icon} dashed={!chosen} selected={chosen ? true : undefined}>
      {chosen ? text("tasks.filter.chosen", { name: choice.name, value: chosen.label }) : choice.name}
    </Chip>
  );
  return (
    <Menu label={choice.name} trigger={chip}>
      <MenuItem id="any" selected={!chosen} onAction={() => choice.onChange(null)}>
        {choice.any}
      </MenuItem>
      {choice.items.map(({ id, label, icon }) => (
        <MenuItem key={id} id={id} mark={icon} selected={id === choice.value} onAction={() => choice.onChange(id)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
