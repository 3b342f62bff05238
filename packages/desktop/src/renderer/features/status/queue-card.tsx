import { Link } from "@tanstack/react-router";
import { jobStates, type JobState, type SystemStatus } from "@xtablo/contract";
import { formatDuration } from "../../lib/relative.ts";
import { useText } from "../../lib/text.ts";
import { Count } from "../../ui/count.tsx";
import { Icon } from "../../ui/icon.tsx";
import {
  BanIcon,
  ChevronRightIcon,
  ClockIcon,
  CogIcon,
  LayersIcon,
  TriangleAlertIcon,
  type IconShape,
} from "../../ui/icons.ts";
import { Detail, Details, PartCard } from "./part-card.tsx";
import styles from "./queue-card.module.css";

/** How many jobs there are in each state, and how long the one that is due longest has waited. */
export function QueueCard({ queue }: { queue: SystemStatus["queue"] }) {
  const text = useText();
  const { oldestDueSeconds } = queue;
  return (
    <PartCard title={text("status.queue.title")} icon={LayersIcon} ok={queue.ok}>
      <ul className={styles.states}>
        {jobStates.map((state) => (
          <li key={state}>
            <Link to="/admin/jobs" search={{ state }} className={styles.state}>
              <Icon of={icons[state]} />
              <span>{text(`status.queue.states.${state}`)}</span>
              <Count value={queue[state]} />
              <Icon of={ChevronRightIcon} size="s" />
            </Link>
          </li>
        ))}
      </ul>
      <Details>
        <Detail name={text("status.queue.oldestDue")}>
          {oldestDueSeconds === null ? text("status.queue.nothingDue") : formatDuration(oldestDueSeconds)}
        </Detail>
      </Details>
    </PartCard>
  );
}

const icons: Record<JobState, IconShape> = {
  waiting: ClockIcon,
  running: CogIcon,
  failed: TriangleAlertIcon,
  discarded: BanIcon,
};
