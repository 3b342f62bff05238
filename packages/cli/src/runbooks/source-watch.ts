import { watch } from "node:fs";
import { join } from "node:path";

/** Editors write a file in several steps, and a branch switch changes many: they count as one change. */
const quietMs = 100;

/** Tells once per burst of changes, naming one of the files. Tests don't count. */
export function watchSources(folders: string[], onChange: (file: string) => void): { close: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_, name) => {
      if (!name || !/\.(tsx?|css|html|json)$/.test(name) || /\.test\.tsx?$/.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => onChange(join(folder, name)), quietMs);
    }),
  );
  return {
    close: async () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
