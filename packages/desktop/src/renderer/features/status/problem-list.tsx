import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TriangleAlertIcon } from "../../ui/icons.ts";
import type { Problem } from "./problems.ts";
import styles from "./problem-list.module.css";

/** What needs attention, and what to do about it. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const text = useText();
  return (
    <Card as="section" className={styles.card} aria-labelledby="problems">
      <CardHead>
        <h2 id="problems">{text("status.problems.title")}</h2>
      </CardHead>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <ProblemItem key={problem.id} problem={problem} />
        ))}
      </ul>
    </Card>
  );
}

function ProblemItem({ problem: { what, reason, next, commands = [], jobs } }: { problem: Problem }) {
  const text = useText();
  return (
    <li className={styles.problem}>
      <span className={styles.mark}>
        <Icon of={TriangleAlertIcon} />
      </span>
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        {reason !== undefined && <p>{reason}</p>}
        <p className={styles.next}>
          {next}
          {commands.map((command) => (
            <code key={command} className={styles.command}>
              {command}
            </code>
          ))}
        </p>
      </div>
      {jobs && (
        <Link to="/admin/jobs" search={{ state: jobs }} className={buttonClass({ size: "s" })}>
          {text("status.problems.seeJobs")}
        </Link>
      )}
    </li>
  );
}
