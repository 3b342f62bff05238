import { Button, buttonClass, type ButtonLook } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { BellIcon, CornerDownLeftIcon, EllipsisIcon, PlusIcon, XIcon } from "../../ui/icons.ts";
import { Sample, Samples, Shelf, type State } from "./shelf.tsx";

const kinds: readonly [NonNullable<ButtonLook["kind"]>, string][] = [
  ["primary", "Create tablo"],
  ["secondary", "Invite"],
  ["quiet", "Cancel"],
  ["danger", "Delete 3 tasks"],
  ["danger-quiet", "Remove"],
];
const states: readonly [State, string][] = [
  ["hovered", "hover"],
  ["focus-visible", "focus-visible"],
  ["pressed", "pressed"],
];

/** Buttons of every kind, with words and with an icon alone. */
export function ButtonShelves() {
  return (
    <>
      <Shelf title="Button">
        {kinds.map(([kind, words]) => (
          <Samples key={kind}>
            <Sample name={kind}>
              <Button kind={kind}>{words}</Button>
            </Sample>
            {states.map(([state, name]) => (
              <Sample key={state} name={name} state={state}>
                <Button kind={kind}>{words}</Button>
              </Sample>
            ))}
            <Sample name="disabled">
              <Button kind={kind} disabled>
                {words}
              </Button>
            </Sample>
            <Sample name="busy">
              <Button kind={kind} pending>
                Saving
              </Button>
            </Sample>
          </Samples>
        ))}
        <ButtonSizes />
      </Shelf>
      <IconButtonShelf />
    </>
  );
}

function ButtonSizes() {
  return (
    <>
      <Samples>
        <Sample name="small">
          <Button size="s" icon={PlusIcon}>
            Add step
          </Button>
        </Sample>
        <Sample name="medium">
          <Button icon={PlusIcon}>Add step</Button>
        </Sample>
        <Sample name="large">
          <Button size="l" icon={PlusIcon}>
            Add step
          </Button>
        </Sample>
        <Sample name="with a key">
          <Button kind="primary" size="s" endIcon={CornerDownLeftIcon}>
            Add
          </Button>
        </Sample>
        <Sample name="a link">
          <a className={buttonClass()} href="#button">
            Go to Home
          </a>
        </Sample>
      </Samples>
      <Button wide>As wide as what it is in</Button>
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
        {states.map(([state, name]) => (
          <Sample key={state} name={name} state={state}>
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
