import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useText } from "../../lib/text.ts";
import { useJobs } from "../../platform/jobs.ts";
import { JobFilter } from "./job-filter.tsx";
import { JobList } from "./job-list.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import styles from "./jobs-page.module.css";

/** The queue of background jobs, live, in the state that the address names. For admins. */
export function JobsPage() {
  const text = useText();
  const { state } = useSearch({ from: "/admin/jobs" });
  const list = useJobs(state);
  const ids = useMemo(() => list.jobs.map(({ id }) => id), [list.jobs]);
  const { list: rows, title, onFocus } = useKeptFocus(ids);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={title} tabIndex={-1} className={styles.title}>
          {text("jobs.title")}
        </h1>
        <p className={styles.hint}>{text("jobs.hint")}</p>
      </header>
      <JobFilter counts={list.counts} />
      <div ref={rows} className={styles.list} onFocus={onFocus}>
        <JobList list={list} state={state} />
      </div>
    </div>
  );
}
