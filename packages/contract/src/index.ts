export {
  job,
  jobCounts,
  jobState,
  jobStates,
  systemStatus,
  worker,
  type Job,
  type JobCounts,
  type JobState,
  type SystemStatus,
  type Worker,
} from "./admin.ts";
export { api } from "./api.ts";
export { account, email, locale, password, session, type Account } from "./auth.ts";
export { board, type Board } from "./board.ts";
export {
  change,
  changeKind,
  changeKinds,
  changeSubject,
  changeSubjects,
  type Change,
  type ChangeKind,
  type ChangeSubject,
} from "./changes.ts";
export {
  createClient,
  NetworkError,
  ProblemError,
  readAnswer,
  urlOf,
  type Call,
  type CallOptions,
  type ClientOptions,
} from "./client.ts";
export { etape, type Etape } from "./etapes.ts";
export { color, type Color } from "./fields.ts";
export { file, type File } from "./files.ts";
export { member, role, type Member, type Role } from "./members.ts";
export { readiness, type Meta, type Readiness } from "./meta.ts";
export { problem, type Problem } from "./problem.ts";
export { defineRoute, type Access, type Args, type Input, type Method, type Output, type Route } from "./route.ts";
export { listedTablo, progress, tablo, tabloStatus, type ListedTablo, type Tablo, type TabloStatus } from "./tablos.ts";
export {
  boardTask,
  priority,
  task,
  taskStatus,
  taskStatuses,
  type BoardTask,
  type Priority,
  type Task,
  type TaskStatus,
} from "./tasks.ts";
export { trashed, type Trashed } from "./trash.ts";
