import { Link, useSearch } from "@tanstack/react-router";
import { type JobCounts, jobStates } from "@xtablo/contract";
import { useEffect, useRef } from "react";
import { useText } from "../../lib/text.ts";
import { Count } from "../../ui/count.tsx";
import { NavTabs, tabClass } from "../../ui/tabs.tsx";
import styles from "./jobs-page.module.css";

/** Leads to the jobs in each state, with how many there are; undefined counts are not known yet. */
export function JobFilter({ counts }: { counts: JobCounts | undefined }) {
  const text = useText();
  const search = useSearch({ from: "/admin/jobs" });
  const total = counts && jobStates.reduce((sum, state) => sum + counts[state], 0);
  const link = {
    to: "/admin/jobs",
    className: tabClass,
    activeOptions: { exact: true, includeSearch: true },
  } as const;
  const tabs = useRef<HTMLDivElement>(null);
  // On a phone not all of them are in sight.
  useEffect(() => {
    tabs.current
      ?.querySelector(`[data-tab="${search.state}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [search.state]);
  return (
    <div ref={tabs} className={styles.tabs}>
      <NavTabs label={text("jobs.filter")}>
        <Link {...link} search={search.state === undefined ? search : {}}>
          {text("jobs.all")}
          {total !== undefined && <Count value={total} />}
        </Link>
        {jobStates.map((state) => (
          // The tab that is open keeps the job that is open: only so it is the page that is shown.
          <Link key={state} {...link} data-tab={state} search={search.state === state ? search : { state }}>
            {text(`jobs.filters.${state}`)}
            {counts && <Count value={counts[state]} />}
          </Link>
        ))}
      </NavTabs>
    </div>
  );
}
