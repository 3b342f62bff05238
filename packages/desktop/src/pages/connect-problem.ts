import type { Text } from "../renderer/lib/text.ts";
import type { CertificateReason, ServerCheck } from "../shared/server-check.ts";

/** What is wrong with an address that was typed, and what to do. Null when it is a server's. */
export function problemOf(check: ServerCheck, text: Text): string | null {
  if (check.kind === "server") return null;
  if (check.kind === "no address") return text("desktop.connect.problem.noAddress");
  const { host } = new URL(check.origin);
  switch (check.kind) {
    case "another":
      return text("desktop.connect.problem.another", { host });
    case "guarded":
      return text("desktop.connect.problem.guarded", { host });
    case "too old":
      return text("desktop.connect.problem.tooOld", { host, version: check.version, oldest: check.oldest });
    case "unwell":
      return text("desktop.connect.problem.unwell", { host, status: check.status });
    case "certificate":
      return certificateProblem(check.reason, host, text);
    case "unknown name":
      return text("desktop.connect.problem.unknownName", { host });
    case "refused":
      return text("desktop.connect.problem.refused", { host });
    case "no answer":
      return text("desktop.connect.problem.noAnswer", { host });
    case "offline":
      return text("desktop.connect.problem.offline");
  }
}

function certificateProblem(reason: CertificateReason, host: string, text: Text): string {
  switch (reason) {
    case "expired":
      return text("desktop.connect.problem.expired", { host });
    case "another name":
      return text("desktop.connect.problem.anotherName", { host });
    case "unknown authority":
      return text("desktop.connect.problem.unknownAuthority", { host });
    case "not TLS":
      return text("desktop.connect.problem.notTls", { host });
    case "other":
      return text("desktop.connect.problem.otherCertificate", { host });
  }
}
