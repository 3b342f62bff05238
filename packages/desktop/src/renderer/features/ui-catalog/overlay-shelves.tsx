import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { ArchiveIcon, CopyIcon, Trash2Icon } from "../../ui/icons.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { MenuList } from "../../ui/menu-parts.tsx";
import { Menu, MenuItem, MenuRule, MenuSection, Submenu } from "../../ui/menu.tsx";
import { Modal, ModalBody, ModalFoot } from "../../ui/modal.tsx";
import { Popover, popoverClass } from "../../ui/popover.tsx";
import { StatusIcon } from "../../ui/task-icons.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { Tooltip, tooltipClass } from "../../ui/tooltip.tsx";
import { Samples, Shelf } from "./shelf.tsx";

const nothing = () => undefined;

/** What floats over the page. */
export function OverlayShelves() {
  return (
    <>
      <Shelf title="Menu, tooltip">
        <Samples>
          <div className={popoverClass}>
            <MenuList label="Sample">
              <SampleItems />
            </MenuList>
          </div>
          <span className={tooltipClass}>
            New task <Kbd>C</Kbd>
          </span>
          <Menu trigger={<Button>Open the menu</Button>} label="Sample">
            <SampleItems />
            <Submenu label="Copy to" icon={CopyIcon}>
              <MenuItem>Parcel 3.0</MenuItem>
              <MenuItem>Public API v2</MenuItem>
            </Submenu>
          </Menu>
          <Tooltip text="New task" keys="C">
            <Button>With a tooltip</Button>
          </Tooltip>
          <Popover trigger={<Button>Open the popover</Button>} label="Sample">
            {(close) => <Button onPress={close}>Close it</Button>}
          </Popover>
        </Samples>
      </Shelf>
      <DialogShelf />
      <ToastShelf />
    </>
  );
}

function SampleItems() {
  return (
    <>
      <MenuSection title="Move to">
        <MenuItem mark={<StatusIcon status="in_progress" />} keys="2">
          In progress
        </MenuItem>
        <MenuItem icon={CopyIcon} keys="D">
          Duplicate
        </MenuItem>
        <MenuItem icon={ArchiveIcon} disabled>
          Archive
        </MenuItem>
      </MenuSection>
      <MenuRule />
      <MenuItem icon={Trash2Icon} danger>
        Delete
      </MenuItem>
    </>
  );
}

function DialogShelf() {
  const [open, setOpen] = useState<"modal" | "drawer">();
  const close = () => setOpen(undefined);
  return (
    <Shelf title="Modal, confirm, drawer">
      <Samples>
        <Button onPress={() => setOpen("modal")}>Open the dialog</Button>
        <Button onPress={() => setOpen("drawer")}>Open the drawer</Button>
      </Samples>
      <Confirm question="Delete 3 tasks?" action="Delete 3 tasks" onConfirm={nothing} onCancel={nothing} />
      <Modal open={open === "modal"} onClose={close} title="New tablo">
        <ModalBody>
          <TextField label="Title" defaultValue="Halle de Concarneau" />
        </ModalBody>
        <ModalFoot>
          <Button kind="quiet" onPress={close}>
            Cancel
          </Button>
          <Button kind="primary" onPress={close}>
            Create tablo
          </Button>
        </ModalFoot>
      </Modal>
      <Drawer open={open === "drawer"} onClose={close} label="Sample">
        <Button onPress={close}>Close</Button>
      </Drawer>
    </Shelf>
  );
}

function ToastShelf() {
  const undo = { label: "Undo", onAction: nothing };
  return (
    <Shelf title="Toast">
      <Samples>
        <Button onPress={() => showToast({ message: "Deleted “Soil report G2 AVP”", icon: Trash2Icon, action: undo })}>
          Say what happened
        </Button>
        <Button onPress={() => showToast({ tone: "success", message: "Invitation link copied" })}>
          Say it went well
        </Button>
        <Button
          onPress={() =>
            showToast({ tone: "danger", message: "Not saved: Théo changed this first. Your text is kept." })
          }
        >
          Say it went wrong
        </Button>
      </Samples>
    </Shelf>
  );
}
