import { useText } from "../../lib/text.ts";
import { Badge } from "../../ui/badge.tsx";
import { CheckIcon, TriangleAlertIcon } from "../../ui/icons.ts";

/** Does the server answer: said when it changes, not each time that it is asked. */
export function Reachable({ pending, failed }: { pending: boolean; failed: boolean }) {
  const text = useText();
  if (pending) return <Badge>{text("status.checking")}</Badge>;
  return (
    <span aria-live="polite">
      <Badge tone={failed ? "danger" : "success"} icon={failed ? TriangleAlertIcon : CheckIcon}>
        {text(failed ? "status.unreachable" : "status.reachable")}
      </Badge>
    </span>
  );
}
