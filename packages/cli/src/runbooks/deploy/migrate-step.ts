import type { Deployment } from "./deployment.ts";
import { findBreaking } from "./plan.ts";
import type { ReleaseStep } from "./run-release.ts";
import { migrateWith, readSchema } from "./schema.ts";

/** Reads the schema, applies what the image brings, and writes both down. */
export function migrateStep(deployment: Deployment, image: string): ReleaseStep {
  return {
    name: "migrate",
    act: async (journal) => {
      const { known, incompatible, applied } = await readSchema(deployment, image);
      const breaking = findBreaking({ known, incompatible }, applied);
      if (breaking.length > 0)
        deployment.progress.warn(`the release before does not work after ${breaking.join(", ")}`);
      const brought = await migrateWith(deployment, image);
      const after = [...applied, ...brought].toSorted();
      await journal.note({ migrations: { known, incompatible, before: applied, after } });
      return brought.length === 0 ? "nothing was pending" : `applied ${brought.join(", ")}`;
    },
  };
}
