import { displayLocale, formatDay, today } from "../../lib/format.ts";
import { text } from "../../lib/text.ts";

const weekMs = 6 * 86_400_000;

/** When a file was uploaded, as short as it stays clear: `Today, 09:31`, `Friday`, `12 Nov`. */
export function formatUploaded(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(displayLocale(), options).format(at);
  if (today(at) === today(now)) return text("files.today", { time: write({ timeStyle: "short" }) });
  return now.getTime() - at.getTime() < weekMs ? write({ weekday: "long" }) : formatDay(today(at));
}
