import { definePolicy, editors } from "../http/policy.ts";

/** Who may do what with etapes. Reading needs membership alone. */
export const etapePolicy = definePolicy("etapes", {
  create: editors,
  edit: editors,
  move: editors,
  delete: editors,
});
