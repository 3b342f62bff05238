import type { Config } from "@xtablo/server/ops/database";
import type { Progress } from "../progress.ts";

/** What a check has to go by. */
export interface CheckContext {
  root: string;
  progress: Progress;
  /** Null when the configuration is wrong: one check says so, and those that need it are left out. */
  config: Config | null;
}

/** What a check saw. */
export interface Finding {
  /** `warning`: it works, but look at it. `skipped`: it could not be looked at. */
  state: "ok" | "warning" | "failed" | "skipped";
  saw: string;
  /** What to type; for whatever is not ok. */
  next?: string;
  /** Puts it right, when that can do no harm. Gives what was done. */
  fix?: () => Promise<string>;
}

/** One question of `xtablo doctor`. It changes nothing. */
export interface Check {
  name: string;
  look: (context: CheckContext) => Promise<Finding>;
}

/** A check that cannot be asked while the configuration is wrong. */
export function checkConfigured(
  name: string,
  look: (config: Config, context: CheckContext) => Promise<Finding>,
): Check {
  return {
    name,
    look: async (context) =>
      context.config
        ? look(context.config, context)
        : { state: "skipped", saw: "not looked at: the settings are wrong" },
  };
}
