import { useState } from "react";
import { Count } from "../../ui/count.tsx";
import { LayoutGridIcon, ListIcon } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { NavTabs, tabClass } from "../../ui/tabs.tsx";
import { Sample, Samples, Shelf } from "./shelf.tsx";
import styles from "./mark-shelves.module.css";

/** The parts of a page, and how far something is. */
export function PageShelves() {
  return (
    <>
      <Shelf title="Tabs, segmented">
        <div className={styles.tabs}>
          <NavTabs label="Samples">
            <a className={tabClass} href="#tabs-segmented" aria-current="page">
              Tasks <Count value={22} />
            </a>
            <Sample state="hovered">
              <a className={tabClass} href="#tabs-segmented">
                Hover
              </a>
            </Sample>
            <Sample state="focus-visible">
              <a className={tabClass} href="#tabs-segmented">
                Focus
              </a>
            </Sample>
            <a className={tabClass} href="#tabs-segmented">
              Chat <Count value={3} unread />
            </a>
          </NavTabs>
        </div>
        <Segments />
      </Shelf>
      <Shelf title="Progress">
        <div className={styles.bars}>
          <Progress value={0} label="Nothing" />
          <Progress value={0.46} tint="teal" label="Teal" />
          <Progress value={0.69} label="Neutral" />
          <Progress value={1} tint="sky" label="All" />
          <Progress value={0.38} tone="danger" label="Failed" />
          <Progress value={null} label="As long as it takes" />
        </div>
      </Shelf>
    </>
  );
}

const views = [
  { id: "month", label: "Month" },
  { id: "week", label: "Week" },
  { id: "day", label: "Day" },
] as const;
const looks = [
  { id: "cards", label: "Cards", icon: LayoutGridIcon },
  { id: "list", label: "List", icon: ListIcon },
] as const;

function Segments() {
  const [view, setView] = useState<(typeof views)[number]["id"]>("month");
  const [look, setLook] = useState<(typeof looks)[number]["id"]>("cards");
  return (
    <Samples>
      <Segmented label="View" value={view} onChange={setView} items={views} />
      <Sample name="compact on a phone">
        <Segmented label="Look" compact value={look} onChange={setLook} items={looks} />
      </Sample>
      <Sample name="focus-visible" state="focus-visible">
        <Segmented label="View, focus" value={view} onChange={setView} items={views} />
      </Sample>
      <Sample name="hover" state="hovered" of="button:last-child">
        <Segmented label="View, hover" value={view} onChange={setView} items={views} />
      </Sample>
      <Sample name="disabled">
        <Segmented
          label="View, disabled"
          value={view}
          onChange={setView}
          items={views.map((item) => ({ ...item, disabled: item.id === "week" }))}
        />
      </Sample>
    </Samples>
  );
}
