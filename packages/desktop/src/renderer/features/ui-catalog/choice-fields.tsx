import type { Color } from "@xtablo/contract";
import { useState } from "react";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Select } from "../../ui/select.tsx";
import { StatusIcon } from "../../ui/task-icons.tsx";
import { Fields, Sample, Samples } from "./shelf.tsx";

const roles = [
  { id: "owner", label: "Owner" },
  { id: "editor", label: "Editor" },
  { id: "viewer", label: "Viewer", disabled: true },
];
const statuses = [
  { id: "todo", label: "To do", icon: <StatusIcon status="todo" /> },
  { id: "done", label: "Done", icon: <StatusIcon status="done" /> },
];
const nothing = () => undefined;

/** Selects and days to choose. */
export function ChoiceFields() {
  const [role, setRole] = useState<string | null>("editor");
  const [status, setStatus] = useState<string | null>("todo");
  const [day, setDay] = useState<string | null>("2026-11-28");
  return (
    <Fields>
      <Select label="Role" value={role} onChange={setRole} items={roles} none={{ label: "Nobody" }} />
      <Sample state="hovered">
        <Select label="Role, hover" value={role} onChange={setRole} items={roles} />
      </Sample>
      <Sample state="focus-visible">
        <Select label="Role, focus" value={role} onChange={setRole} items={roles} />
      </Sample>
      <Select label="Role, none yet" placeholder="Choose a role" value={null} onChange={setRole} items={roles} />
      <Select label="Role, invalid" value={null} onChange={setRole} items={roles} error="Choose a role." />
      <Select label="Role, disabled" value="owner" onChange={setRole} items={roles} disabled />
      <DateField label="Due" value={day} onChange={setDay} />
      <DateField label="Due, invalid" value={day} onChange={setDay} error="Ends before it starts." />
      <DateField label="Due, disabled" value={null} onChange={setDay} disabled />
      <Select label="Status, plain" look="plain" value={status} onChange={setStatus} items={statuses} />
      <Sample state="hovered">
        <Select label="Status, plain, hover" look="plain" value={status} onChange={setStatus} items={statuses} />
      </Sample>
      <DateField label="Due, plain" look="plain" value={null} onChange={setDay} />
    </Fields>
  );
}

/** Boxes to tick, and the twelve colours. */
export function Ticks() {
  const [tasks, setTasks] = useState(true);
  const [members, setMembers] = useState(false);
  const [color, setColor] = useState<Color>("teal");
  return (
    <>
      <Samples>
        <Checkbox checked={tasks} onChange={setTasks}>
          Copy the tasks
        </Checkbox>
        <Checkbox checked={members} onChange={setMembers}>
          Copy the members
        </Checkbox>
        <Sample state="hovered">
          <Checkbox checked={false} onChange={nothing}>
            Hover
          </Checkbox>
        </Sample>
        <Sample state="focus-visible">
          <Checkbox checked={false} onChange={nothing}>
            Focus
          </Checkbox>
        </Sample>
        <Checkbox checked={false} indeterminate onChange={nothing}>
          Some of them
        </Checkbox>
        <Checkbox checked={false} disabled onChange={nothing}>
          Not allowed
        </Checkbox>
        <Checkbox checked disabled onChange={nothing}>
          Always
        </Checkbox>
      </Samples>
      <ColorChoice label="Colour" value={color} onChange={setColor} />
    </>
  );
}
