import type { JobState } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Badge } from "../../ui/badge.tsx";
import { BanIcon, ClockIcon, CogIcon, TriangleAlertIcon } from "../../ui/icons.ts";

const looks = {
  waiting: { tone: "neutral", icon: ClockIcon },
  running: { tone: "accent", icon: CogIcon },
  failed: { tone: "warning", icon: TriangleAlertIcon },
  discarded: { tone: "danger", icon: BanIcon },
} as const;

/** The state of a job: an icon, a word, a colour. */
export function JobStateBadge({ state }: { state: JobState }) {
  const text = useText();
  return <Badge {...looks[state]}>{text(`jobs.states.${state}`)}</Badge>;
}

/** What stands for a state, or for all of them, where there is nothing in it. */
export const stateIcons = {
  waiting: ClockIcon,
  running: CogIcon,
  failed: TriangleAlertIcon,
  discarded: BanIcon,
} as const;
