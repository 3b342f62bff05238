import type { App } from "electron";
import { type DeepLink, linkTo } from "./deep-link.ts";
import type { Desktop } from "./desktop.ts";
import type { Quitting } from "./quitting.ts";
import type { MainWindow } from "./window.ts";

/** The app, once it has its window: what another start of it asks of this one. */
export interface RunningApp {
  followLink: (link: DeepLink) => Promise<void>;
  raise: () => void;
}

/** What a {@link RunningApp} needs. */
export interface RunningParts {
  app: Pick<App, "isPackaged" | "relaunch">;
  /** What starts the app. */
  program: string;
  window: Pick<MainWindow, "raise">;
  desktop: Pick<Desktop, "followLink">;
  quitting: Pick<Quitting, "hasLeft">;
}

/** Makes a {@link RunningApp}. One that has left all its pages is about to end: then it starts anew, with the link. */
export function createRunningApp({ app, program, window, desktop, quitting }: RunningParts): RunningApp {
  let isToReturn = false;

  function comeBack(args: string[]): void {
    if (isToReturn || !app.isPackaged) return;
    isToReturn = true;
    app.relaunch({ execPath: program, args });
  }

  return {
    raise: () => (quitting.hasLeft ? comeBack([]) : window.raise()),
    followLink: async (link) => {
      if (quitting.hasLeft) return comeBack([linkTo(link)]);
      window.raise();
      await desktop.followLink(link);
    },
  };
}
