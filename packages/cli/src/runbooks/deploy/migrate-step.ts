import type { Deployment } from "./deployment.ts";
import { findBreaking } from "./plan.ts";
import type { ReleaseStep } from "./run-release.ts";
import { migrateWith } from "./schema.ts";

/** Applies what the image brings, writes down what was there before, and warns of what the release before does not work on. */
export function migrateStep(deployment: Deployment, image: string): ReleaseStep {
  return {
    name: "migrate",
    act: async (journal) => {
      const { known, incompatible, before, applied } = await migrateWith(deployment, image);
      const after = [...before, ...applied].toSorted();
      await journal.note({ migrations: { known, incompatible, before, after } });
      const breaking = findBreaking({ known, incompatible }, before);
      if (breaking.length > 0 && before.length > 0)
        deployment.progress.warn(`the release before does not work after ${breaking.join(", ")}`);
      return applied.length === 0 ? "nothing was pending" : `applied ${applied.join(", ")}`;
    },
  };
}
