import { setInterval as every } from "node:timers";
import type { JobDeps } from "./define-job.ts";

/** How often a store that was away at start is looked at. */
const againMs = 30_000;

/**
 * Looks whether the file store can be used. `required`: throws when not. Else it is said once, and looked at until it is
 * back; jobs that need it fail meanwhile, and are tried again.
 */
export async function watchFileStore(
  { files, log }: Pick<JobDeps, "files" | "log">,
  { required }: { required: boolean },
): Promise<{ stop(): void }> {
  try {
    await files.check();
    return { stop() {} };
  } catch (error) {
    log.error({ err: error }, "file store init failed");
    if (required) throw error;
  }
  const timer = every(() => {
    files.check().then(
      () => {
        log.info("file store ready");
        clearInterval(timer);
      },
      (error: unknown) => log.warn({ err: error }, "file store still away"),
    );
  }, againMs);
  return { stop: () => clearInterval(timer) };
}
