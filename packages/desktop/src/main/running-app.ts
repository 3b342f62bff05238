import type { App } from "electron";
import { type DeepLink, linkTo } from "./deep-link.ts";
import type { Desktop } from "./desktop.ts";
import type { Quitting } from "./quitting.ts";
import type { MainWindow } from "./window.ts";

/** The app, once it has its window, as its program sees it. */
export interface RunningApp {
  followLink: (link: DeepLink) => Promise<void>;
  raise: () => void;
  /** Ends the server of this computer, its database too. */
  stopLocal: () => Promise<void>;
}

/** What a {@link RunningApp} needs. */
export interface RunningParts {
  app: Pick<App, "isPackaged" | "relaunch">;
  /** What starts the app. */
  program: string;
  window: Pick<MainWindow, "raise">;
  desktop: Pick<Desktop, "followLink">;
  quitting: Pick<Quitting, "hasLeft">;
  stopLocal: () => Promise<void>;
}

/** Makes a {@link RunningApp}. Started once more when all its pages are left already, it starts anew after its end, with the link. */
export function createRunningApp(parts: RunningParts): RunningApp {
  const { app, program, window, desktop, quitting, stopLocal } = parts;
  let isToReturn = false;

  function comeBack(args: string[]): void {
    if (isToReturn || !app.isPackaged) return;
    isToReturn = true;
    app.relaunch({ execPath: program, args });
  }

  return {
    stopLocal,
    raise: () => (quitting.hasLeft ? comeBack([]) : window.raise()),
    followLink: async (link) => {
      if (quitting.hasLeft) return comeBack([linkTo(link)]);
      window.raise();
      await desktop.followLink(link);
    },
  };
}
