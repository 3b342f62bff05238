import type { App } from "electron";
import type { Log } from "./log.ts";
import type { Quitting } from "./quitting.ts";
import type { Teller } from "./tell.ts";
import { createUpdates, type UpdateNews, type Updates } from "./updates.ts";

/** What {@link createAppUpdates} needs. */
export interface AppUpdateParts {
  app: App;
  /** What starts the app. */
  program: string;
  log: Log;
  teller: Teller;
  quitting: Quitting;
}

/** Updates of this app, and what is told of them: who chooses to restart leaves all pages first, which may ask. */
export function createAppUpdates({ app, program, log, teller, quitting }: AppUpdateParts): {
  updates: Updates;
  tell: (news: UpdateNews) => Promise<void>;
} {
  const updates: Updates = createUpdates({
    load: loadUpdater,
    log,
    arrived: (arrival) => teller.arrived(arrival, () => void tell(arrival)),
    makeWay: () => app.releaseSingleInstanceLock(),
    relaunch: () => {
      app.relaunch({ execPath: program }); // that of an AppImage which runs is gone with its process
      app.exit();
    },
  });
  const tell = async (news: UpdateNews): Promise<void> => {
    if ((await teller.update(news)) && (await quitting.prepare())) updates.install();
  };
  return { updates, tell };
}

/** Loaded when there is a feed to look at, and no sooner. */
async function loadUpdater() {
  const { default: updater } = await import("electron-updater");
  return updater.autoUpdater;
}
