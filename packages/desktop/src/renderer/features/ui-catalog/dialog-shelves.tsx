import type { Color } from "@xtablo/contract";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ColorChoice } from "../../ui/color-choice.tsx";
import { CommandPalette } from "../../ui/command-palette.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { CircleCheckBigIcon, HouseIcon, PlusIcon, XIcon } from "../../ui/icons.ts";
import { Lightbox } from "../../ui/lightbox.tsx";
import { MenuItem } from "../../ui/menu.tsx";
import { Modal, ModalBody, modalClasses, ModalFoot } from "../../ui/modal.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Fields, Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./overlay-shelves.module.css";

const nothing = () => undefined;

/** Dialogs, what asks in place, and what stands where there is nothing yet. */
export function DialogShelves() {
  return (
    <>
      <Shelf title="Modal, empty state">
        <Samples>
          <section className={classNames(modalClasses.box, styles.modal)} aria-label="New tablo, as it looks">
            <header className={modalClasses.head}>
              <h3>New tablo</h3>
              <IconButton icon={XIcon} label="Close" />
            </header>
            <NewTablo onDone={nothing} />
          </section>
          <Card className={styles.empty}>
            <CardHead>
              <h3>Tasks</h3>
              <Button size="s">Import</Button>
            </CardHead>
            <EmptyState icon={CircleCheckBigIcon} title="Nothing to do yet" action={<AddTask />}>
              Add the first task, or import a Trello export.
            </EmptyState>
          </Card>
        </Samples>
        <Dialogs />
      </Shelf>
      <Shelf title="Confirm">
        <AskInPlace />
      </Shelf>
    </>
  );
}

/** Shown when it is asked for, because it takes the focus. */
function AskInPlace() {
  const [asking, setAsking] = useState<"first" | "busy">();
  const close = () => setAsking(undefined);
  if (!asking)
    return (
      <Samples>
        <Button onPress={() => setAsking("first")}>Ask in place</Button>
      </Samples>
    );
  return (
    <Confirm
      question="Delete 3 tasks?"
      action="Delete 3 tasks"
      pending={asking === "busy"}
      onConfirm={() => setAsking("busy")}
      onCancel={close}
    />
  );
}

function AddTask() {
  return (
    <Button kind="primary" icon={PlusIcon}>
      Add a task
    </Button>
  );
}

function NewTablo({ onDone }: { onDone: () => void }) {
  const [color, setColor] = useState<Color>("teal");
  return (
    <>
      <ModalBody>
        <Fields>
          <Sample state="focus-visible">
            <TextField label="Title" defaultValue="Halle de Concarneau" />
          </Sample>
        </Fields>
        <ColorChoice label="Colour" value={color} onChange={setColor} />
      </ModalBody>
      <ModalFoot>
        <Button kind="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button kind="primary" onPress={onDone}>
          Create tablo
        </Button>
      </ModalFoot>
    </>
  );
}

function Dialogs() {
  const [open, setOpen] = useState<"modal" | "large" | "drawer" | "palette" | "lightbox">();
  const close = () => setOpen(undefined);
  return (
    <Samples>
      <Button onPress={() => setOpen("modal")}>Open the dialog</Button>
      <Button onPress={() => setOpen("large")}>Open a large dialog</Button>
      <Button onPress={() => setOpen("drawer")}>Open the drawer</Button>
      <Button onPress={() => setOpen("palette")}>Open the palette</Button>
      <Button onPress={() => setOpen("lightbox")}>Open the lightbox</Button>
      <Modal open={open === "modal"} onClose={close} title="New tablo">
        <NewTablo onDone={close} />
      </Modal>
      <Modal open={open === "large"} onClose={close} title="Keyboard shortcuts" size="l">
        <ModalBody>There is more room in a large one.</ModalBody>
      </Modal>
      <Drawer open={open === "drawer"} onClose={close} label="Sidebar">
        <Button onPress={close}>Close it</Button>
      </Drawer>
      <Lightbox
        open={open === "lightbox"}
        onClose={close}
        title="Pignon ouest, photomontage.svg"
        meta="84 kB · Inès Brémond"
        actions={<IconButton icon={XIcon} label="Close" onPress={close} />}
      >
        <Skeleton width="20rem" height="12rem" />
      </Lightbox>
      {open === "palette" && (
        <CommandPalette onClose={close} label="Jump to" placeholder="A tablo" empty="Nothing has that in its name.">
          <MenuItem icon={HouseIcon}>Home</MenuItem>
          <MenuItem>Maison Kerguélen</MenuItem>
        </CommandPalette>
      )}
    </Samples>
  );
}
