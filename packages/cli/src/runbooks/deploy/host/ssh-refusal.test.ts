import { expect, test } from "vitest";
import { explainRefusal } from "./ssh-refusal.ts";

test.each([
  ["Host key verification failed.\r\n", "The host key of vm is not known here yet.", "ssh vm true"],
  [
    "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.\n",
    "The host key of vm is not the one that is known here.",
    "ssh-keygen -R",
  ],
  ["root@10.0.0.7: Permission denied (publickey).\n", "vm does not let us in: it accepts none", "ssh-copy-id vm"],
  ["ssh: Could not resolve hostname vm: Name or service not known\n", "There is no machine vm", "--host USER@MACHINE"],
  [
    "ssh: connect to host 10.0.0.7 port 22: Connection refused\n",
    "vm does not answer (ssh: connect to host 10.0.0.7 port 22: Connection refused).",
    "ssh vm true",
  ],
  ["kex_exchange_identification: Connection closed\n", "ssh could not reach vm (kex_exchange", "ssh vm true"],
  ["", "ssh could not reach vm.", "ssh vm true"],
])("ssh's %j becomes words and a next step", (said, says, next) => {
  const refusal = explainRefusal("vm", said);
  expect(refusal.message).toContain(says);
  expect(refusal.next).toContain(next);
  expect(refusal.exitCode).toBe(4);
});
