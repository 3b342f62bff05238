import { definePolicy, editors, owners } from "../http/policy.ts";

/** Who may do what with a tablo itself. Reading needs membership alone. */
export const tabloPolicy = definePolicy("this tablo", {
  edit: editors,
  archive: owners,
  delete: owners,
});
