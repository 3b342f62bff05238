import { priority, taskStatuses } from "@xtablo/contract";
import { Avatar, Avatars, NoAvatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Brand } from "../../ui/brand.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Count } from "../../ui/count.tsx";
import { CheckIcon, UserRoundIcon } from "../../ui/icons.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Label } from "../../ui/label.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { PriorityIcon, StatusIcon } from "../../ui/task-icons.tsx";
import { colors } from "../../ui/tint.ts";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./mark-shelves.module.css";

const people = ["Inès Brémond", "Théo Lefèvre", "Chloé N’Diaye", "Mateo García"];
const statusWords = { todo: "To do", in_progress: "In progress", in_review: "In review", done: "Done" };
const priorityWords = { high: "High", medium: "Medium", low: "Low" };

/** What marks and names things. */
export function MarkShelves() {
  return (
    <>
      <Shelf title="Badge, label, chip">
        <Badges />
        <Samples>
          {colors.map((color) => (
            <Label key={color} tint={color}>
              {color}
            </Label>
          ))}
        </Samples>
        <Samples>
          <Count value={22} />
          <Count value={3} unread label="3 unread messages" />
          <Count value={1200} unread label="1,200 unread messages" />
          <Kbd>Esc</Kbd>
          <Kbd>⌘K</Kbd>
        </Samples>
        <Chips />
      </Shelf>
      <PeopleShelf />
    </>
  );
}

function Badges() {
  return (
    <Samples>
      <Badge>Archived</Badge>
      <Badge tone="brand">Owner</Badge>
      <Badge tone="accent">Running</Badge>
      <Badge tone="success" icon={CheckIcon}>
        Active
      </Badge>
      <Badge tone="warning">Waiting</Badge>
      <Badge tone="danger">Failed</Badge>
      <Badge tint="teal">Tinted</Badge>
      {taskStatuses.map((status) => (
        <span key={status} className={styles.marked}>
          <StatusIcon status={status} />
          {statusWords[status]}
        </span>
      ))}
      {priority.options.map((level) => (
        <span key={level} className={styles.marked}>
          <PriorityIcon priority={level} />
          {priorityWords[level]}
        </span>
      ))}
    </Samples>
  );
}

function Chips() {
  return (
    <Samples>
      <Chip dashed icon={UserRoundIcon}>
        Assignee
      </Chip>
      <Sample state="hovered">
        <Chip>Hover</Chip>
      </Sample>
      <Chip selected count={7}>
        Selected
      </Chip>
      <Sample state="focus-visible">
        <Chip>Focus</Chip>
      </Sample>
      <Chip selected={false} tint="purple" count={12}>
        2 · Permit and heritage
      </Chip>
      <Chip disabled>Disabled</Chip>
    </Samples>
  );
}

function PeopleShelf() {
  return (
    <Shelf title="Avatar, initial">
      <Samples>
        <Avatar name="Inès Brémond" size="s" />
        <Avatar name="Inès Brémond" />
        <Avatar name="Inès Brémond" size="l" />
        <Avatar name="Chloé N’Diaye" here />
        <NoAvatar label="No assignee" />
        <NoAvatar label="No assignee" size="s" />
        <Avatars names={people} total={7} />
        <TabloInitial title="Maison Kerguélen" color="teal" size="s" />
        <TabloInitial title="École Simone-Veil" color="orange" />
        <TabloInitial title="Quai Rambaud" color="pink" size="l" />
        <Brand />
        <Brand size="l" />
      </Samples>
    </Shelf>
  );
}
