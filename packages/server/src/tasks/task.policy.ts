import { definePolicy, editors } from "../http/policy.ts";

/** Who may do what with tasks. Reading needs membership alone. */
export const taskPolicy = definePolicy("tasks", {
  create: editors,
  edit: editors,
  move: editors,
  delete: editors,
});
