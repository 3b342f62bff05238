import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import type { Deps } from "../deps.ts";
import { mount } from "../http/mount.ts";
import { cancelJob, countJobs, listJobs, retryJob } from "../jobs/queue.ts";
import { readStatus } from "./status.service.ts";

/** What admins see and do. */
export function mountAdmin(router: Router, deps: Deps): void {
  mount(router, deps, api.admin.status, () => readStatus(deps));
  mount(router, deps, api.admin.jobs, async ({ query }) => ({
    ...(await listJobs(deps.db, query)),
    counts: await countJobs(deps.db),
  }));
  mount(router, deps, api.admin.retryJob, ({ params }) => retryJob(deps.db, params.jobId));
  mount(router, deps, api.admin.cancelJob, async ({ params }) => {
    await cancelJob(deps.db, params.jobId);
    return null;
  });
}
