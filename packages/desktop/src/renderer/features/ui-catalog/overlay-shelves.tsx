import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import {
  ArchiveIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  CopyIcon,
  Trash2Icon,
  XIcon,
  type IconShape,
} from "../../ui/icons.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { MenuList } from "../../ui/menu-parts.tsx";
import { Menu, MenuItem, MenuRule, MenuSection, Submenu } from "../../ui/menu.tsx";
import { Popover, popoverClass } from "../../ui/popover.tsx";
import { StatusIcon } from "../../ui/task-icons.tsx";
import { toastClass } from "../../ui/toast-list.tsx";
import { showToast, type Toast } from "../../ui/toast.tsx";
import { Tooltip, tooltipClass } from "../../ui/tooltip.tsx";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./overlay-shelves.module.css";

/** What floats over the page. */
export function OverlayShelves() {
  return (
    <Shelf title="Menu, tooltip, toast">
      <Samples>
        <Sample state="focused" of="[role=menuitem]">
          <div className={popoverClass}>
            <MenuList label="As it looks">
              <SampleItems />
            </MenuList>
          </div>
        </Sample>
        <div className={styles.toasts}>
          <span className={tooltipClass}>
            New task <Kbd>C</Kbd>
          </span>
          <StaticToast icon={Trash2Icon} message="Deleted “Soil report G2 AVP”" action="Undo" />
          <StaticToast icon={CircleCheckIcon} tone="success" message="Invitation link copied" />
          <StaticToast icon={CircleAlertIcon} tone="danger" message={refused} action="Compare" />
        </div>
      </Samples>
      <Openers />
    </Shelf>
  );
}

const refused = "Not saved: Théo changed this first. Your text is kept.";

function StaticToast({
  icon,
  tone,
  message,
  action,
}: Pick<Toast, "tone" | "message"> & { icon: IconShape; action?: string }) {
  return (
    <div className={toastClass(tone)}>
      <Icon of={icon} />
      <p>{message}</p>
      {action !== undefined && <Button size="s">{action}</Button>}
      <IconButton icon={XIcon} size="s" label="Dismiss" />
    </div>
  );
}

function Openers() {
  const undo = { label: "Undo", onAction: () => undefined };
  return (
    <Samples>
      <Menu trigger={<Button>Open the menu</Button>} label="Sample">
        <SampleItems />
        <Submenu label="Copy to" icon={CopyIcon}>
          <MenuItem>Parcel 3.0</MenuItem>
          <MenuItem>Public API v2</MenuItem>
        </Submenu>
      </Menu>
      <Popover trigger={<Button>Open the popover</Button>} label="Sample">
        {(close) => <Button onPress={close}>Close it</Button>}
      </Popover>
      <Tooltip text="New task" keys="C">
        <Button>With a tooltip</Button>
      </Tooltip>
      <Button onPress={() => showToast({ message: "Deleted “Soil report”", icon: Trash2Icon, action: undo })}>
        Say what happened
      </Button>
      <Button onPress={() => showToast({ tone: "danger", message: refused })}>Say it went wrong</Button>
    </Samples>
  );
}

function SampleItems() {
  return (
    <>
      <MenuSection title="Move to">
        <MenuItem mark={<StatusIcon status="in_progress" />} keys="2" selected>
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
