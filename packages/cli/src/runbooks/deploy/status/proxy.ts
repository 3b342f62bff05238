import { readFile } from "node:fs/promises";
import type { StatusLine } from "../../status.ts";
import type { Deployment } from "../deployment.ts";
import type { ContainerState } from "../stack.ts";
import { judgeCertificate, type ShownCertificate } from "./certificate.ts";

type Answer = { problem: string } | { status: number; trusted: boolean; certificate: ShownCertificate };

/** Whether people reach a server that is ready, and the certificate that they see; `server` is null when nobody could look. */
export async function lookAtProxy(
  { stack, domain }: Deployment,
  containers: Map<string, ContainerState>,
): Promise<{ server: StatusLine | null; certificate: StatusLine }> {
  const proxy = containers.get("caddy");
  const from = ["web-blue", "web-green", "worker"]
    .map((name) => containers.get(name))
    .find((one) => one?.state === "running");
  const nextOfProxy = "xtablo logs caddy --level warn --tail 50";
  const unseen = (saw: string, state: StatusLine["state"] = "failed"): StatusLine => ({
    check: "certificate",
    state,
    saw,
    next: state === "failed" ? nextOfProxy : null,
  });
  if (proxy?.state !== "running") return { server: null, certificate: unseen("the proxy does not run") };
  if (!from) return { server: null, certificate: unseen("not looked at: no release runs to do it", "warning") };
  const script = await readFile(new URL("look-at-proxy.js", import.meta.url), "utf8");
  const told = JSON.stringify({ domain, proxy: proxy.address });
  const node = ["/nodejs/bin/node", "--input-type=module", "-e", script, "--", told];
  const { code, stdout, stderr } = await stack.docker(["exec", from.id, ...node]);
  if (code !== 0) return { server: null, certificate: unseen(`it could not be asked for: ${stderr.trim()}`) };
  const answer = JSON.parse(stdout) as Answer; // look-at-proxy.js's
  const address = `https://${domain}`;
  const server = (state: StatusLine["state"], saw: string): StatusLine => ({
    check: "server",
    state,
    saw: `${address}: ${saw}`,
    next: state === "ok" ? null : "xtablo logs --since 10m --level warn",
  });
  if ("problem" in answer)
    return { server: server("failed", answer.problem), certificate: unseen(`none was shown: ${answer.problem}`) };
  const { status, trusted, certificate } = answer;
  return {
    server: status === 200 ? server("ok", "ready") : server("failed", `not ready (${status})`),
    certificate: judgeCertificate(certificate, { domain, trusted }),
  };
}
