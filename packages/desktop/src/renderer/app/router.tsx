import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type SearchSchemaInput,
} from "@tanstack/react-router";
import { type JobState, jobStates } from "@xtablo/contract";
import { loadLater } from "./load-texts.ts";
import { PageFailed } from "./page-failed.tsx";
import { PageNotFound } from "./page-not-found.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: PageNotFound, errorComponent: PageFailed });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => loadLater(() => import("../features/home/home-page.tsx")), "HomePage"),
  validateSearch: (search: { status?: string } & SearchSchemaInput): { status?: "archived" | "trashed" } =>
    search.status === "archived" || search.status === "trashed" ? { status: search.status } : {},
});

const status = createRoute({
  getParentRoute: () => root,
  path: "/status",
  component: lazyRouteComponent(() => loadLater(() => import("../features/status/status-page.tsx")), "StatusPage"),
});

/** Which jobs are listed, and which one is open; the address holds it. */
export interface JobSearch {
  state?: JobState;
  job?: string;
}

const jobs = createRoute({
  getParentRoute: () => root,
  path: "/admin/jobs",
  component: lazyRouteComponent(() => loadLater(() => import("./admin-jobs.tsx")), "AdminJobs"),
  validateSearch: (search: { state?: string; job?: string | number } & SearchSchemaInput): JobSearch => ({
    state: jobStates.find((state) => state === search.state),
    job: textOf(search.job),
  }),
});

const tablo = createRoute({
  getParentRoute: () => root,
  path: "/tablos/$tabloId",
  component: lazyRouteComponent(() => import("./tablo-pages.tsx"), "TabloLayout"),
  // The Trash lies over whatever page of the tablo is open.
  validateSearch: (search: { trash?: boolean } & SearchSchemaInput): { trash?: true } =>
    search.trash ? { trash: true } : {},
});

const tabloIndex = createRoute({
  getParentRoute: () => tablo,
  path: "/",
  beforeLoad: ({ params }) => redirect({ to: "/tablos/$tabloId/tasks", params, replace: true, throw: true }),
});

const overview = createRoute({
  getParentRoute: () => tablo,
  path: "overview",
  component: lazyRouteComponent(() => loadLater(() => import("./tablo-overview.tsx")), "TabloOverview"),
});

/** What the views of a tablo's tasks are filtered by; the address holds it. */
export interface TaskSearch {
  etape?: string;
  q?: string;
  assignee?: string;
  priority?: string;
  due?: string;
}

const tasks = createRoute({
  getParentRoute: () => tablo,
  path: "tasks",
  component: lazyRouteComponent(() => import("./tablo-pages.tsx"), "TabloTasks"),
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): TaskSearch => ({
    etape: textOf(search["etape"]),
    q: textOf(search["q"]),
    assignee: textOf(search["assignee"]),
    priority: textOf(search["priority"]),
    due: textOf(search["due"]),
  }),
});

// The panel belongs to the tasks page, which shows it for this address without drawing the kanban anew.
const task = createRoute({ getParentRoute: () => tasks, path: "$taskId" });

/** Which of a tablo's files are shown, in which order; the address holds it. */
export interface FileSearch {
  q?: string;
  kind?: string;
  uploader?: string;
  sort?: string;
}

const files = createRoute({
  getParentRoute: () => tablo,
  path: "files",
  component: lazyRouteComponent(() => loadLater(() => import("../features/files/files-page.tsx")), "FilesPage"),
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): FileSearch => ({
    q: textOf(search["q"]),
    kind: textOf(search["kind"]),
    uploader: textOf(search["uploader"]),
    sort: textOf(search["sort"]),
  }),
});

// The preview belongs to the files page, which shows it for this address over its table.
const file = createRoute({ getParentRoute: () => files, path: "$fileId" });

const activity = createRoute({
  getParentRoute: () => tablo,
  path: "activity",
  component: lazyRouteComponent(
    () => loadLater(() => import("../features/activity/activity-page.tsx")),
    "ActivityPage",
  ),
  validateSearch: (search: { who?: string; kind?: string } & SearchSchemaInput): { who?: string; kind?: string } => ({
    who: textOf(search.who),
    kind: textOf(search.kind),
  }),
});

const routeTree = root.addChildren([
  home,
  status,
  jobs,
  tablo.addChildren([tabloIndex, overview, tasks.addChildren([task]), files.addChildren([file]), activity]),
]);

/** Makes the router of every page behind the sign-in. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultPreload: "intent",
    defaultErrorComponent: PageFailed,
    scrollRestoration: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
