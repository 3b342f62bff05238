import { changeSubjects, type ChangeSubject } from "@xtablo/contract";
import type { ReactNode } from "react";
import { useText } from "../../lib/text.ts";
import type { ActivityFilter } from "../../platform/activity.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ListFilterIcon, UserRoundIcon, type IconShape } from "../../ui/icons.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import styles from "./activity-page.module.css";

interface ActivityFiltersProps {
  filter: ActivityFilter;
  /** What people are called who may be members no more. */
  names: ReadonlyMap<string, string>;
  onChange: (filter: ActivityFilter) => void;
}

/** Whose activity to show, and of what. */
export function ActivityFilters({ filter, names, onChange }: ActivityFiltersProps) {
  const text = useText();
  const { members } = useBoardView();
  const { actorId, kind } = filter;
  const people = members.map(({ userId, name }) => ({ id: userId, label: name }));
  if (actorId !== undefined && !people.some(({ id }) => id === actorId))
    people.push({ id: actorId, label: names.get(actorId) ?? text("activity.formerMember") });
  return (
    <div className={styles.filters} role="toolbar" aria-label={text("activity.filters")}>
      <FilterMenu
        name={text("activity.person")}
        any={text("activity.anyone")}
        icon={UserRoundIcon}
        value={actorId}
        items={people.map((person) => ({ ...person, mark: <Avatar name={person.label} size="s" decorative /> }))}
        onChange={(who) => onChange({ ...(kind && { kind }), ...(who !== undefined && { actorId: who }) })}
      />
      <FilterMenu
        name={text("activity.kind")}
        any={text("activity.anyKind")}
        icon={ListFilterIcon}
        value={kind}
        items={toldSubjects.map((id) => ({ id, label: text(`activity.kinds.${id}`) }))}
        onChange={(id) => onChange({ ...(actorId !== undefined && { actorId }), ...kindOf(id) })}
      />
    </div>
  );
}

/** A member's own doings are seldom, and need no filter. */
const toldSubjects = ["task", "etape", "file", "tablo"] as const satisfies ChangeSubject[];

function kindOf(id: string | undefined): Pick<ActivityFilter, "kind"> {
  const kind = changeSubjects.find((name) => name === id);
  return kind ? { kind } : {};
}

interface FilterMenuProps {
  name: string;
  /** What not filtering by it is called. */
  any: string;
  icon: IconShape;
  value: string | undefined;
  items: readonly { id: string; label: string; mark?: ReactNode }[];
  onChange: (id: string | undefined) => void;
}

function FilterMenu({ name, any, icon, value, items, onChange }: FilterMenuProps) {
  const text = useText();
  const chosen = items.find(({ id }) => id === value);
  const chip = (
    <Chip icon={icon} dashed={!chosen} selected={chosen ? true : undefined}>
      {chosen ? text("activity.chosen", { name, value: chosen.label }) : name}
    </Chip>
  );
  return (
    <Menu label={name} trigger={chip}>
      <MenuItem id="any" selected={!chosen} onAction={() => onChange(undefined)}>
        {any}
      </MenuItem>
      {items.map(({ id, label, mark }) => (
        <MenuItem key={id} id={id} mark={mark} selected={id === value} onAction={() => onChange(id)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
