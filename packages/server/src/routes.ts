import Router from "@koa/router";
import { mountAdmin } from "./admin/admin.routes.ts";
import { mountAuth } from "./auth/auth.routes.ts";
import { mountChanges } from "./changes/changes.routes.ts";
import type { Deps } from "./deps.ts";
import { mountEtapes } from "./etapes/etapes.routes.ts";
import { mountFiles } from "./files/files.routes.ts";
import { mountApiPage } from "./http/api-page/mount-api-page.ts";
import { mountOpenApi } from "./http/openapi.ts";
import { mountProbes } from "./http/probes.ts";
import { mountTablos } from "./tablos/tablos.routes.ts";
import { mountTasks } from "./tasks/tasks.routes.ts";

/** The one list of features that the API has. */
export function createRouter(deps: Deps): Router {
  const router = new Router();
  mountProbes(router, deps);
  mountOpenApi(router);
  mountApiPage(router);
  mountAuth(router, deps);
  mountTablos(router, deps);
  mountTasks(router, deps);
  mountEtapes(router, deps);
  mountFiles(router, deps);
  mountChanges(router, deps);
  mountAdmin(router, deps);
  return router;
}
