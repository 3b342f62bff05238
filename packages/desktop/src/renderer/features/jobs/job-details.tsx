import type { Job } from "@xtablo/contract";
import type { ReactNode } from "react";
import { formatInstant } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import styles from "./job-details.module.css";

/** All that is known of a job: its times, what it was given, and its whole last error. */
export function JobDetails({ job }: { job: Job }) {
  const text = useText();
  return (
    <div className={styles.details}>
      <p className={styles.meaning}>{text(`jobs.meanings.${job.state}`)}</p>
      <dl className={styles.times}>
        <Time name={text("jobs.details.createdAt")} instant={job.createdAt} />
        {job.state !== "discarded" && (
          <Time
            name={text(job.state === "running" ? "jobs.details.ranAt" : "jobs.details.runsAt")}
            instant={job.runAt}
          />
        )}
        {job.startedAt !== null && <Time name={text("jobs.details.startedAt")} instant={job.startedAt} />}
      </dl>
      <Part name={text("jobs.details.payload")}>
        {isEmpty(job.payload) ? (
          <p className={styles.meaning}>{text("jobs.details.noPayload")}</p>
        ) : (
          <pre className={styles.code}>{JSON.stringify(job.payload, null, 2)}</pre>
        )}
      </Part>
      {job.lastError !== null && (
        <Part name={text("jobs.details.error")}>
          <pre className={styles.code}>{job.lastError}</pre>
        </Part>
      )}
    </div>
  );
}

function Time({ name, instant }: { name: string; instant: string }) {
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd>
        <time dateTime={instant} title={instant}>
          {formatInstant(instant)}
        </time>
      </dd>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.name}>{name}</h3>
      {children}
    </section>
  );
}

function isEmpty(payload: unknown): boolean {
  if (payload === null || payload === undefined) return true;
  return typeof payload === "object" && Object.keys(payload).length === 0;
}
