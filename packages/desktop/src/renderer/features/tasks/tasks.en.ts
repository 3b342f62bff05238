/** Texts of the tasks feature. */
export const tasks = {
  loading: "Loading",
} as const;
