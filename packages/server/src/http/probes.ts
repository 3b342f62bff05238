import type Router from "@koa/router";
import { api } from "@xtablo/contract";
import { newestMigration } from "../db/migration-source.ts";
import type { Deps } from "../deps.ts";
import { mountPublic } from "./mount.ts";
import { checkReadiness } from "./readiness.ts";
import { readRelease } from "./release.ts";

/** Liveness, readiness, the time, and what this server is. */
export function mountProbes(router: Router, deps: Deps): void {
  const { config } = deps;
  const release = readRelease();
  mountPublic(router, deps, api.probes.health, async () => ({ status: "ok" as const }));
  mountPublic(router, deps, api.probes.time, async () => ({ time: deps.now().toISOString() }));
  mountPublic(router, deps, api.probes.meta, async () => ({
    name: "xtablo" as const,
    version: release.version,
    commit: release.commit,
    schema: (await newestMigration()) ?? "none",
    signup: config.signup,
    providers: { password: true as const, google: false },
    features: { passwordReset: false },
    maxUploadBytes: config.maxUploadBytes,
  }));
  for (const [route, lease] of [
    [api.probes.ready, true],
    [api.probes.candidate, false],
  ] as const)
    router.get(route.path, async (ctx) => {
      ctx.state.route = route.path;
      ctx.set("Cache-Control", "no-store");
      const readiness = await checkReadiness(deps, { lease });
      ctx.body = readiness;
      ctx.status = readiness.status === "ok" ? 200 : 503;
      if (lease && ctx.status === 200) deps.lease.noteReady();
      if (ctx.status === 503) ctx.set("Retry-After", "2");
    });
}
