import { formatAge } from "../../../lib/format-age.ts";
import type { StatusLine } from "../../status.ts";
import type { Deployment } from "../deployment.ts";
import { readJournal } from "../state/journal.ts";
import { readHolder } from "../state/lock.ts";

/** The last deploy or rollback of the record, or the one that is under way. */
export async function lookAtDeploys({ host, places, record }: Deployment): Promise<StatusLine> {
  const holder = await readHolder(host, places.lock);
  const journal = await readJournal(host, places.journal);
  const line = { check: "deploy" as const, next: null };
  if (holder) return { ...line, state: "ok", saw: `${holder.who} runs xtablo ${holder.command}, since ${holder.at}` };
  if (journal)
    return {
      ...line,
      state: "warning",
      saw: `xtablo ${journal.command} of ${journal.who} was killed`,
      next: "The next xtablo deploy or rollback finishes or undoes it.",
    };
  const last = record.at(-1);
  if (!last) return { ...line, state: "warning", saw: "none is recorded", next: "xtablo deploy" };
  const { kind, tag, who, startedAt, durationMs, failed } = last;
  const when = `${formatAge((Date.now() - Date.parse(startedAt)) / 1_000)} ago by ${who}`;
  const what = kind === "deploy" ? tag : `rollback to ${tag}`;
  if (!failed) return { ...line, state: "ok", saw: `${what}, ${when}, in ${(durationMs / 1_000).toFixed(1)} s` };
  return { ...line, state: "warning", saw: `${what} failed at ${failed.step}, ${when}`, next: "xtablo releases" };
}
