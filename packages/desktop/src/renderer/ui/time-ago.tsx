import { useEffect, useState } from "react";
import { formatAgo, formatInstant } from "../lib/format.ts";
import { useLanguage } from "../lib/text.ts";

const beatMs = 30_000;

/** How long ago something happened; keeps up with the clock. The exact time is its tooltip. */
export function TimeAgo({ instant }: { instant: string }) {
  useLanguage(); // the dates are written anew when it changes
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), beatMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={instant} title={formatInstant(instant)}>
      {formatAgo(instant, now)}
    </time>
  );
}
