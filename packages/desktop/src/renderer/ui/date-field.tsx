import { lazy, Suspense, useId } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { formatDayLong } from "../lib/format.ts";
import { patiently } from "../lib/patiently.ts";
import { useText } from "../lib/text.ts";
import { classNames } from "./class-names.ts";
import { FieldNote } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { CalendarIcon, type IconShape } from "./icons.ts";
import { inputClass } from "./input.tsx";
import { Popover } from "./popover.tsx";
import { Skeleton } from "./skeleton.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";
import fieldStyles from "./field.module.css";
import selectStyles from "./select.module.css";

const CalendarPanel = lazy(async () => ({
  default: (await patiently(() => import("./calendar-panel.tsx"))).CalendarPanel,
}));

interface DateFieldProps {
  label: string;
  hideLabel?: boolean;
  /** `YYYY-MM-DD`, or null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
  /** `plain` shows the value alone until it is hovered, as the properties of a task do. */
  look?: "field" | "plain";
  placeholder?: string;
  icon?: IconShape;
  error?: string;
  disabled?: boolean;
  /** How the day is written; with its weekday when absent. */
  format?: (day: string) => string;
}

/** A day to choose in a calendar, which is loaded when it is opened. */
export function DateField({ label, hideLabel = false, value, onChange, min, max, ...rest }: DateFieldProps) {
  const text = useText();
  const { look = "field", icon = CalendarIcon, format = formatDayLong, placeholder = text("ui.none") } = rest;
  const noteId = useId();
  const shown = value === null ? placeholder : format(value);
  const classes = classNames(selectStyles.button, look === "field" ? inputClass() : selectStyles.plainButton);
  const button = (
    <AriaButton
      className={classes}
      isDisabled={rest.disabled}
      data-invalid={rest.error === undefined ? undefined : ""}
      aria-describedby={rest.error === undefined ? undefined : noteId}
    >
      <Icon of={icon} />
      <VisuallyHidden>{`${label} `}</VisuallyHidden>
      <span className={classNames(selectStyles.value, value === null && selectStyles.placeholder)}>{shown}</span>
    </AriaButton>
  );
  return (
    <div className={look === "field" ? fieldStyles.field : selectStyles.plain}>
      {!hideLabel && <span className={fieldStyles.label}>{label}</span>}
      <Popover trigger={button} label={label}>
        {(close) => (
          <Suspense fallback={<Skeleton width="15.75rem" height="19rem" />}>
            <CalendarPanel
              label={label}
              value={value}
              min={min}
              max={max}
              onChange={(day) => {
                onChange(day);
                close();
              }}
            />
          </Suspense>
        )}
      </Popover>
      {rest.error !== undefined && <FieldNote id={noteId} error={rest.error} />}
    </div>
  );
}
