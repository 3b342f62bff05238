import { useText } from "../../lib/text.ts";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { daysLeft } from "./by-activity.ts";

/** When a tablo was deleted, and how long it can still be brought back. */
export function InTrashSince({ instant }: { instant: string }) {
  const text = useText();
  return (
    <>
      {text("home.deleted")} <TimeAgo instant={instant} /> · {text("home.daysLeft", { count: daysLeft(instant) })}
    </>
  );
}
