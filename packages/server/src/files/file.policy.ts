import { definePolicy, editors } from "../http/policy.ts";

/** Who may do what with files. Reading needs membership alone. */
export const filePolicy = definePolicy("files", {
  upload: editors,
  delete: editors,
});
