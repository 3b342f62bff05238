import type { Text } from "../renderer/lib/text.ts";
import type { CertificateReason, ServerCheck } from "../shared/server-check.ts";

/** Why a server that is known can't be shown now. */
export function reasonOf(check: ServerCheck, text: Text): string {
  switch (check.kind) {
    case "another":
      return text("desktop.away.reason.another");
    case "guarded":
      return text("desktop.away.reason.guarded");
    case "too old":
      return text("desktop.away.reason.tooOld", { version: check.version, oldest: check.oldest });
    case "unwell":
      return text("desktop.away.reason.unwell", { status: check.status });
    case "certificate":
      return certificateReasonOf(check.reason, text);
    case "unknown name":
      return text("desktop.away.reason.unknownName");
    case "refused":
      return text("desktop.away.reason.refused");
    case "no answer":
      return text("desktop.away.reason.noAnswer");
    case "offline":
      return text("desktop.away.reason.offline");
    case "no address":
    case "server": // it answers as it should, and its page did not come all the same
      return text("desktop.away.reason.other");
  }
}

function certificateReasonOf(reason: CertificateReason, text: Text): string {
  switch (reason) {
    case "expired":
      return text("desktop.away.reason.expired");
    case "another name":
      return text("desktop.away.reason.anotherName");
    case "unknown authority":
      return text("desktop.away.reason.unknownAuthority");
    case "not TLS":
      return text("desktop.away.reason.notTls");
    case "other":
      return text("desktop.away.reason.otherCertificate");
  }
}
