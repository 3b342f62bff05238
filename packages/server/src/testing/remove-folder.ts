import { rm } from "node:fs/promises";

/** Removes a folder to which somebody who is just ending may still write. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
