import { useMemo } from "react";
import { formatDayLong, today } from "../../lib/format.ts";
import { useText, type Text } from "../../lib/text.ts";
import { ActivityRow } from "./activity-row.tsx";
import { lastWords, type Entry } from "./entries.ts";
import type { Names } from "./telling.ts";
import styles from "./activity-list.module.css";

/** Entries by day, the newest day first. */
export function ActivityList({ entries, names }: { entries: readonly Entry[]; names: Names }) {
  const text = useText();
  const last = useMemo(() => lastWords(entries), [entries]);
  return daysOf(entries).map(({ day, entries }) => (
    <section key={day} className={styles.day} aria-label={dayName(day, text)}>
      <h3 className={styles.date}>
        <time dateTime={day}>{dayName(day, text)}</time>
      </h3>
      <ul className={styles.rows}>
        {entries.map((entry) => (
          <ActivityRow key={entry.version} entry={entry} names={names} isLastWord={last.has(entry.version)} />
        ))}
      </ul>
    </section>
  ));
}

/** Entries of one day of the reader's. */
interface Day {
  /** `YYYY-MM-DD`. */
  day: string;
  entries: Entry[];
}

/** Groups entries, which come newest first, by the day on which they happened. */
function daysOf(entries: readonly Entry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = today(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function dayName(day: string, text: Text): string {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === today()) return text("activity.today");
  return day === today(yesterday) ? text("activity.yesterday") : formatDayLong(day);
}
