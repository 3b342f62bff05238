import type { Job } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { BanIcon, EllipsisIcon, RotateCcwIcon } from "../../ui/icons.ts";
import { Menu, MenuItem, MenuRule } from "../../ui/menu.tsx";
import type { JobActions } from "./use-job-actions.ts";
import styles from "./job-table.module.css";

interface JobActionsCellProps {
  job: Job;
  actions: JobActions;
  onCancel: () => void;
}

/** What can be done with a job that does not run: running it again, and cancelling it. */
export function JobActionsCell({ job, actions, onCancel }: JobActionsCellProps) {
  const text = useText();
  const isRunning = job.state === "running";
  const retry = () => void actions.retry();
  const names = { kind: job.kind, number: job.id };
  return (
    <span className={styles.buttons}>
      {(job.state === "failed" || job.state === "discarded" || actions.retrying) && (
        <Button size="s" aria-label={text("jobs.retryThis", names)} pending={actions.retrying} onPress={retry}>
          {text("jobs.retry")}
        </Button>
      )}
      <Menu
        label={text("jobs.more", names)}
        placement="bottom end"
        trigger={<IconButton icon={EllipsisIcon} size="s" label={text("jobs.more", names)} />}
      >
        <MenuItem icon={RotateCcwIcon} disabled={isRunning || actions.retrying} onAction={retry}>
          {text(job.state === "waiting" ? "jobs.runNow" : "jobs.retry")}
        </MenuItem>
        <MenuRule />
        <MenuItem icon={BanIcon} danger disabled={isRunning || actions.retrying} onAction={onCancel}>
          {text("jobs.cancel")}
        </MenuItem>
      </Menu>
    </span>
  );
}
