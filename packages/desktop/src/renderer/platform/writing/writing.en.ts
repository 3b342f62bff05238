/** Texts of what keeps people's texts: unsaved ones, and two versions of one. */
export const writing = {
  kept: "Your text of earlier is still here, not saved yet.",
  unsaved: "Unsaved text",
  discard: "Discard it",
  continue: "Go on editing",
  leave: {
    title: "Log out and lose what is not saved?",
    body_one: "{{count}} text is kept in this browser alone, not saved yet. Logging out drops it.",
    body_other: "{{count}} texts are kept in this browser alone, not saved yet. Logging out drops them.",
    stay: "Stay",
    anyway: "Drop and log out",
  },
  conflict: {
    title: "Somebody changed this meanwhile",
    theirs: "Their version",
    mine: "Yours, to change as you like",
    keepTheirs: "Keep theirs",
    keepMine: "Keep mine",
    keepMerged: "Save what I made of both",
    empty: "(empty)",
  },
} as const;
