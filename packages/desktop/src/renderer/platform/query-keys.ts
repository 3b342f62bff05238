/** The names under which what the server said is kept in the cache. */
export const keys = {
  session: ["session"],
  meta: ["meta"],
  tablos: ["tablos"],
  tabloList: (status: string) => ["tablos", status],
  boards: ["board"],
  board: (tabloId: string) => ["board", tabloId],
  tasks: ["task"],
  task: (taskId: string) => ["task", taskId],
  files: (tabloId: string) => ["files", tabloId],
  activity: (tabloId: string) => ["activity", tabloId],
  systemStatus: ["system-status"],
  jobs: ["jobs"],
  jobList: (state: string) => ["jobs", state],
  trash: (tabloId: string) => ["trash", tabloId],
  /** Writes on their way, which the tablo already shows. */
  writes: (tabloId: string) => ["write", tabloId],
} as const;
