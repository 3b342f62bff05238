/** Texts of the tablo feature. */
export const tablo = {
  loading: "Loading",
} as const;
