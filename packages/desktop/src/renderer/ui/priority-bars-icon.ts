import { createLucideIcon } from "lucide-react";

/** The three bars of a task's priority, in the colour of the text around them: for what is about priorities at large. */
export const PriorityBarsIcon = createLucideIcon("priority-bars", [
  ["path", { d: "M5 19v-4M12 19V10M19 19V5", strokeWidth: 3.4, key: "bars" }],
]);
