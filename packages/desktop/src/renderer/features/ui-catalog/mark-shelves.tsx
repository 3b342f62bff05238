import { priority, taskStatuses } from "@xtablo/contract";
import { Avatar, Avatars, NoAvatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Brand } from "../../ui/brand.tsx";
import { Count } from "../../ui/count.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Label } from "../../ui/label.tsx";
import { Progress } from "../../ui/progress.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { NavTabs, tabClass } from "../../ui/tabs.tsx";
import { PriorityIcon, StatusIcon } from "../../ui/task-icons.tsx";
import { colors } from "../../ui/tint.ts";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./mark-shelves.module.css";

const people = ["Inès Brémond", "Théo Lefèvre", "Chloé N’Diaye", "Mateo García"];

/** What marks and names things: badges, labels, avatars, tabs, progress. */
export function MarkShelves() {
  return (
    <>
      <Shelf title="Badge, label, count">
        <Samples>
          <Badge>Archived</Badge>
          <Badge tone="brand">Owner</Badge>
          <Badge tone="accent">Running</Badge>
          <Badge tone="success">Active</Badge>
          <Badge tone="warning">Waiting</Badge>
          <Badge tone="danger">Failed</Badge>
          <Badge tint="teal">Tinted</Badge>
          {taskStatuses.map((status) => (
            <StatusIcon key={status} status={status} label={status} />
          ))}
          {priority.options.map((value) => (
            <PriorityIcon key={value} priority={value} label={value} />
          ))}
        </Samples>
        <Samples>
          {colors.map((color) => (
            <Label key={color} tint={color}>
              {color}
            </Label>
          ))}
          <Count value={22} />
          <Count value={3} unread label="3 unread messages" />
          <Kbd>Esc</Kbd>
        </Samples>
      </Shelf>
      <PeopleShelf />
      <Shelf title="Tabs">
        <div className={styles.tabs}>
          <NavTabs label="Samples">
            <a className={tabClass} href="#tasks" aria-current="page">
              Tasks <Count value={22} />
            </a>
            <Sample name="" state="hovered">
              <a className={tabClass} href="#hover">
                Hover
              </a>
            </Sample>
            <Sample name="" state="focus-visible">
              <a className={tabClass} href="#focus">
                Focus
              </a>
            </Sample>
            <a className={tabClass} href="#chat">
              Chat <Count value={3} unread />
            </a>
          </NavTabs>
        </div>
      </Shelf>
      <Shelf title="Progress">
        <div className={styles.bars}>
          <Progress value={0} label="Nothing" />
          <Progress value={0.46} tint="teal" label="Teal" />
          <Progress value={0.69} label="Neutral" />
          <Progress value={1} tint="sky" label="All" />
          <Progress value={0.38} tone="danger" label="Failed" />
        </div>
      </Shelf>
    </>
  );
}

function PeopleShelf() {
  return (
    <Shelf title="Avatar, initial, brand">
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
      </Samples>
    </Shelf>
  );
}
