/** Texts of the data layer: what went wrong when the server itself could not say so. */
export const platform = {
  unreachable: "The server cannot be reached. Nothing was changed; try again in a moment.",
} as const;
