import { JobsPage } from "../features/jobs/jobs-page.tsx";
import { useIsAdmin } from "../platform/admin.ts";
import { PageNotFound } from "./page-not-found.tsx";

/** The queue of background jobs, for admins; to others there is no such page. */
export function AdminJobs() {
  return useIsAdmin() ? <JobsPage /> : <PageNotFound />;
}
