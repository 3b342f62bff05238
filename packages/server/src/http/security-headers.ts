import { randomBytes } from "node:crypto";
import type { Middleware } from "koa";
import helmet from "koa-helmet";
import type { Config } from "../config/config.ts";

/**
 * Headers that every answer carries, and the content security policy of HTML answers with a fresh nonce in `ctx.state.nonce`.
 * `connectSources` are further addresses that pages may connect to (hot replacement in development).
 */
export function securityHeaders(config: Config, connectSources: string[]): Middleware {
  const common = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    hsts: config.env === "production" && config.publicUrl.protocol === "https:" ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "deny" },
    // for browsers of the past, or without effect beside the policy below
    dnsPrefetchControl: false,
    ieNoOpen: false,
    originAgentCluster: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
  });
  return (ctx, next) =>
    common(ctx, () => {
      ctx.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      ctx.state.useContentPolicy = () => {
        const nonce = randomBytes(16).toString("base64");
        ctx.state.nonce = nonce;
        ctx.set("Content-Security-Policy", pagePolicy(nonce, connectSources));
      };
      return next();
    });
}

function pagePolicy(nonce: string, connectSources: string[]): string {
  const development = connectSources.length > 0;
  return [
    "default-src 'self'",
    `script-src 'self'${development ? ` 'nonce-${nonce}'` : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    `connect-src ${["'self'", ...connectSources].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
