import type { Color } from "@xtablo/contract";
import { useState } from "react";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Select } from "../../ui/select.tsx";
import { TextareaField, TextField } from "../../ui/text-field.tsx";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./field-shelves.module.css";

const roles = [
  { id: "owner", label: "Owner" },
  { id: "editor", label: "Editor" },
  { id: "viewer", label: "Viewer" },
];

/** Fields of every kind. */
export function FieldShelves() {
  return (
    <Shelf title="Fields">
      <div className={styles.fields}>
        <TextField label="Title" defaultValue="Maison Kerguélen" hint="1 to 120 characters" />
        <Sample name="hovered" state="hovered">
          <TextField label="Hover" placeholder="Title" />
        </Sample>
        <Sample name="focus-visible" state="focus-visible">
          <TextField label="Focus" defaultValue="Chapelle" />
        </Sample>
        <TextField label="Invalid" error="Give the tablo a title." />
        <TextField label="Disabled" defaultValue="Set by the operator" disabled />
        <TextField label="Large" size="l" defaultValue="ines@atelier-bremond.fr" />
        <TextareaField label="Description" rows={3} defaultValue="Renovation of a 1931 house, Douarnenez." />
        <Choices />
      </div>
      <Ticks />
    </Shelf>
  );
}

function Choices() {
  const [role, setRole] = useState<string | null>("editor");
  const [day, setDay] = useState<string | null>("2026-11-28");
  const [words, setWords] = useState("");
  return (
    <>
      <Select label="Role" value={role} onChange={setRole} items={roles} none={{ label: "Nobody" }} />
      <Select label="Plain select" look="plain" value={role} onChange={setRole} items={roles} />
      <DateField label="Due" value={day} onChange={setDay} />
      <DateField label="Plain date" look="plain" value={null} onChange={setDay} />
      <SearchField label="Find a file" placeholder="Find a file" value={words} onChange={setWords} />
    </>
  );
}

function Ticks() {
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
        <Checkbox checked={false} indeterminate onChange={setMembers}>
          Some of them
        </Checkbox>
        <Checkbox checked={false} disabled onChange={setMembers}>
          Not allowed
        </Checkbox>
      </Samples>
      <ColorChoice label="Colour" value={color} onChange={setColor} />
    </>
  );
}
