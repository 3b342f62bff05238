import { describeUnknown } from "@xtablo/server/ops/database";
import { closeEnvFile, inspectEnvFile } from "../env-file.ts";
import { compareNode, loadInstaller } from "../installation.ts";
import { buildWebApp, isWebAppFresh } from "../web-app.ts";
import type { Check, Finding } from "./check.ts";

/** Whether this Node is new enough. */
export const nodeCheck: Check = {
  name: "Node",
  look: async ({ root }) => {
    const { wanted, found, enough } = await compareNode(root);
    if (enough) return { state: "ok", saw: `${found} (${wanted} or later is needed)` };
    return { state: "failed", saw: `${found}, and ${wanted} or later is needed`, next: "Install Node 24." };
  },
};

/** Whether the packages are those of the lockfile. */
export const packagesCheck: Check = {
  name: "Packages",
  look: async ({ root }) => {
    if ((await loadInstaller(root)).isInstalled(root)) return { state: "ok", saw: "as package-lock.json says" };
    return { state: "failed", saw: "not what package-lock.json says", next: "npm ci" };
  },
};

/** Whether `.env` is there, closed, and without names that nobody reads. */
export const envFileCheck: Check = {
  name: ".env",
  look: async ({ root }): Promise<Finding> => {
    const file = await inspectEnvFile(root).catch((error: Error) => error);
    if (file instanceof Error) return { state: "failed", saw: `cannot be read: ${file.message}`, next: "ls -l .env" };
    if (!file) return { state: "warning", saw: "there is none: the defaults are used", next: "xtablo bootstrap" };
    if (file.open)
      return {
        state: "failed",
        saw: "others on this machine may read it",
        next: "chmod 600 .env",
        fix: async () => {
          await closeEnvFile(root);
          return "its mode is 600 now";
        },
      };
    const unknown = describeUnknown(file.names);
    if (unknown.length > 0)
      return { state: "warning", saw: unknown.join(" "), next: "See docs/configuration.md for the names." };
    return { state: "ok", saw: `${file.names.length} settings, mode 600` };
  },
};

/** Whether the web app is built from the sources as they are. */
export const webAppCheck: Check = {
  name: "Web app",
  look: async ({ root, progress }) => {
    if (await isWebAppFresh(root)) return { state: "ok", saw: "built from these sources" };
    return {
      state: "warning",
      saw: "not built from these sources; `xtablo start` builds it, `xtablo dev` needs none",
      next: "xtablo build",
      fix: async () => {
        await buildWebApp(root, progress);
        return "built";
      },
    };
  },
};
