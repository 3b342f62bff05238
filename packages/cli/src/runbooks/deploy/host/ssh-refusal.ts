import { type Failure, precondition } from "../../../lib/failure.ts";

/** What a person is told when ssh could not reach `target`; `said` is what ssh wrote on stderr. */
export function explainRefusal(target: string, said: string): Failure {
  const { says, next } = refusals.find(({ when }) => when.test(said)) ?? unforeseen;
  return precondition(says(target, lastLine(said)), next(target));
}

interface Refusal {
  when: RegExp;
  says: (target: string, line: string) => string;
  next: (target: string) => string;
}

/** ssh's own words, which are never translated. The first that fits counts. */
const refusals: Refusal[] = [
  {
    when: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    says: (target) => `The host key of ${target} is not the one that is known here.`,
    next: (target) =>
      `Find out why first: somebody may be in between. When it was made anew: ssh-keygen -R HOST, then ssh ${target} true`,
  },
  {
    when: /Host key verification failed/,
    says: (target) => `The host key of ${target} is not known here yet.`,
    next: (target) => `Compare its fingerprint and accept it once: ssh ${target} true`,
  },
  {
    when: /Permission denied|Too many authentication failures/,
    says: (target) => `${target} does not let us in: it accepts none of the keys here.`,
    next: (target) => `Load the key (ssh-add), or bring it there: ssh-copy-id ${target}`,
  },
  {
    when: /Could not resolve hostname/,
    says: (target) => `There is no machine ${target}: neither DNS nor ~/.ssh/config knows it.`,
    next: () => "See its spelling: --host USER@MACHINE, or XTABLO_HOST.",
  },
  {
    when: /refused|timed out|unreachable|No route/i,
    says: (target, line) => `${target} does not answer (${line}).`,
    next: (target) => `See whether it runs and its port is open: ssh ${target} true`,
  },
];

const unforeseen: Omit<Refusal, "when"> = {
  says: (target, line) => `ssh could not reach ${target}${line ? ` (${line})` : ""}.`,
  next: (target) => `See why: ssh ${target} true`,
};

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
