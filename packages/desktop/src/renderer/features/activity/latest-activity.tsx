import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text.ts";
import { useActivity } from "../../platform/activity.ts";
import { messageOf } from "../../platform/api.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ActivityRow } from "./activity-row.tsx";
import { ActivitySkeleton } from "./activity-skeleton.tsx";
import { entriesOf, lastWords } from "./entries.ts";
import { useNames } from "./use-names.ts";
import listStyles from "./activity-list.module.css";
import styles from "./latest-activity.module.css";

const shown = 6;

/** The latest few things that happened in the tablo that is open. */
export function LatestActivity() {
  const text = useText();
  const { tablo } = useBoardView();
  const { changes, names: gone, isPending, error, refetch, isRefetching } = useActivity(tablo.id, {}, 30);
  const names = useNames(gone);
  const entries = entriesOf(changes).slice(0, shown);
  const last = lastWords(entries);
  return (
    <Card as="section" aria-label={text("activity.latest")}>
      <CardHead>
        <h2>{text("activity.latest")}</h2>
        <Link
          to="/tablos/$tabloId/activity"
          params={{ tabloId: tablo.id }}
          className={buttonClass({ kind: "quiet", size: "s" })}
        >
          {text("activity.all")}
        </Link>
      </CardHead>
      <div className={styles.body}>
        {isPending && <ActivitySkeleton rows={3} />}
        {error && changes.length === 0 && (
          <Notice onRetry={() => void refetch()} retrying={isRefetching}>
            {text("activity.failed", { reason: messageOf(error) })}
          </Notice>
        )}
        <ul className={listStyles.rows}>
          {entries.map((entry) => (
            <ActivityRow key={entry.version} entry={entry} names={names} isLastWord={last.has(entry.version)} />
          ))}
        </ul>
      </div>
    </Card>
  );
}
