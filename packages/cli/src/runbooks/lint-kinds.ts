/** The kinds of checks, by which some can be chosen. */
export const lintKinds = ["lint", "format", "types", "generated"] as const;
/** One of {@link lintKinds}. */
export type LintKind = (typeof lintKinds)[number];
