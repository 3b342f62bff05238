import { useState } from "react";
import { Button, type ButtonLook } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { BellIcon, EllipsisIcon, PlusIcon, UserRoundIcon, XIcon } from "../../ui/icons.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Sample, Samples, Shelf, type State } from "./shelf.tsx";

const kinds: readonly [NonNullable<ButtonLook["kind"]>, string][] = [
  ["primary", "Create tablo"],
  ["secondary", "Invite"],
  ["quiet", "Cancel"],
  ["danger", "Delete 3 tasks"],
  ["danger-quiet", "Remove"],
];
const states: readonly State[] = ["hovered", "focus-visible", "pressed"];

/** Buttons, icon buttons, chips, segmented choices. */
export function ButtonShelves() {
  return (
    <>
      <Shelf title="Button">
        {kinds.map(([kind, word]) => (
          <Samples key={kind}>
            <Sample name={kind}>
              <Button kind={kind}>{word}</Button>
            </Sample>
            {states.map((state) => (
              <Sample key={state} name={state} state={state}>
                <Button kind={kind}>{word}</Button>
              </Sample>
            ))}
            <Sample name="disabled">
              <Button kind={kind} disabled>
                {word}
              </Button>
            </Sample>
            <Sample name="pending">
              <Button kind={kind} pending>
                Saving
              </Button>
            </Sample>
          </Samples>
        ))}
        <Samples>
          {(["s", "m", "l"] as const).map((size) => (
            <Sample key={size} name={size}>
              <Button size={size} icon={PlusIcon}>
                Add step
              </Button>
            </Sample>
          ))}
        </Samples>
      </Shelf>
      <IconButtonShelf />
      <ChoiceShelf />
    </>
  );
}

function IconButtonShelf() {
  return (
    <Shelf title="Icon button">
      <Samples>
        <Sample name="rest">
          <IconButton icon={EllipsisIcon} label="More" />
        </Sample>
        {states.map((state) => (
          <Sample key={state} name={state} state={state}>
            <IconButton icon={EllipsisIcon} label="More" />
          </Sample>
        ))}
        <Sample name="disabled">
          <IconButton icon={EllipsisIcon} label="More" disabled />
        </Sample>
        <Sample name="small">
          <IconButton icon={XIcon} label="Close" size="s" />
        </Sample>
        <Sample name="with news">
          <IconButton icon={BellIcon} label="Notifications" dot />
        </Sample>
        <Sample name="selected">
          <IconButton icon={BellIcon} label="Mute" selected />
        </Sample>
      </Samples>
    </Shelf>
  );
}

function ChoiceShelf() {
  const [view, setView] = useState("month");
  const views = ["month", "week", "day"].map((id) => ({ id, label: id[0]?.toUpperCase() + id.slice(1) }));
  return (
    <Shelf title="Chip, segmented">
      <Samples>
        <Chip dashed icon={UserRoundIcon}>
          Assignee
        </Chip>
        <Sample name="hovered" state="hovered">
          <Chip>Hover</Chip>
        </Sample>
        <Chip selected count={7}>
          Selected
        </Chip>
        <Sample name="focus-visible" state="focus-visible">
          <Chip>Focus</Chip>
        </Sample>
        <Chip selected={false} tint="purple" count={12}>
          2 · Permit and heritage
        </Chip>
        <Chip disabled>Disabled</Chip>
      </Samples>
      <Samples>
        <Segmented label="Show" value={view} onChange={setView} items={views} />
      </Samples>
    </Shelf>
  );
}
