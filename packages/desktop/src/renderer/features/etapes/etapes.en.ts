/** Texts of the etapes feature. */
export const etapes = {
  loading: "Loading",
} as const;
