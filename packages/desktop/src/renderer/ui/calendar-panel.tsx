import { parseDate } from "@internationalized/date";
import { Button as AriaButton } from "react-aria-components/Button";
import { Calendar, CalendarCell, CalendarGrid, CalendarHeading } from "react-aria-components/Calendar";
import { today } from "../lib/format.ts";
import { useText } from "../lib/text.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { ChevronLeftIcon, ChevronRightIcon } from "./icons.ts";
import styles from "./calendar-panel.module.css";

interface CalendarPanelProps {
  label: string;
  value: string | null;
  min?: string;
  max?: string;
  onChange: (day: string | null) => void;
}

/** A month to choose a day from. */
export function CalendarPanel({ label, value, min, max, onChange }: CalendarPanelProps) {
  const text = useText();
  const dayNow = today();
  const inReach = (min === undefined || min <= dayNow) && (max === undefined || dayNow <= max);
  return (
    <Calendar
      autoFocus
      aria-label={label}
      className={styles.calendar}
      value={value === null ? null : parseDate(value)}
      defaultFocusedValue={parseDate(value ?? (inReach ? dayNow : (min ?? max ?? dayNow)))}
      minValue={min === undefined ? undefined : parseDate(min)}
      maxValue={max === undefined ? undefined : parseDate(max)}
      onChange={(day) => onChange(day?.toString() ?? null)}
    >
      <header className={styles.head}>
        <CalendarHeading className={styles.month} />
        <AriaButton slot="previous" className={styles.step} aria-label={text("ui.previousMonth")}>
          <Icon of={ChevronLeftIcon} />
        </AriaButton>
        <AriaButton slot="next" className={styles.step} aria-label={text("ui.nextMonth")}>
          <Icon of={ChevronRightIcon} />
        </AriaButton>
      </header>
      <CalendarGrid className={styles.grid} weekdayStyle="short">
        {(day) => (
          <CalendarCell date={day} className={styles.day} data-today={day.toString() === dayNow ? "" : undefined} />
        )}
      </CalendarGrid>
      <footer className={styles.foot}>
        <Button slot={null} size="s" kind="quiet" disabled={value === null} onPress={() => onChange(null)}>
          {text("ui.clearDate")}
        </Button>
        <Button slot={null} size="s" disabled={!inReach} onPress={() => onChange(dayNow)}>
          {text("ui.today")}
        </Button>
      </footer>
    </Calendar>
  );
}
