import * as z from "zod";
import { useDraft } from "../../lib/draft.ts";

const draft = z.object({ text: z.string(), base: z.string(), version: z.int() });

/** A description being typed, and what it began from. */
export type DescriptionDraft = z.output<typeof draft>;

/** The unsaved description of a task, which outlives Escape, a reload and a crash. */
export function useDescriptionDraft(
  taskId: string,
): [DescriptionDraft | null, (draft: DescriptionDraft | null) => void] {
  const [kept, keep] = useDraft(`description:${taskId}`);
  return [kept === null ? null : parse(kept), (next) => keep(next && JSON.stringify(next))];
}

function parse(kept: string): DescriptionDraft | null {
  try {
    return draft.parse(JSON.parse(kept));
  } catch {
    return null; // kept by another release: what cannot be read is no draft
  }
}
