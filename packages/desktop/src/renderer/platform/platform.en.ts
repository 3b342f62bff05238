/** Texts of the data layer: what went wrong when the server itself could not say so. */
export const platform = {
  unreachable: "The server cannot be reached. Nothing was changed; try again in a moment.",
  deleted: "“{{title}}” is deleted.",
  undo: "Undo",
  restored: "“{{title}}” is back.",
  restoreFailed: "“{{title}}” is still in the Trash. {{reason}}",
} as const;
