/** Texts of the files feature. */
export const files = {
  loading: "Loading",
} as const;
