import { createContext, use } from "react";
import type { AppBridge, AppState } from "../shared/ipc.ts";

/** What every screen is drawn from, and what it may do. */
export interface Pages {
  app: AppBridge;
  state: AppState;
  /** Calls the app. Gives what it answers; null when it failed, which the page says then. */
  act: <T>(call: () => Promise<T>) => Promise<{ answer: T } | null>;
  /** The last call failed. */
  failed: boolean;
  /** The address being typed, which outlives its screen; null when nobody has typed one. */
  address: string | null;
  setAddress: (address: string | null) => void;
}

/** Provided by `App`. */
export const PagesContext = createContext<Pages | null>(null);

/** What a screen is drawn from, and what it may do. */
export function usePages(): Pages {
  const pages = use(PagesContext);
  if (!pages) throw new Error("A screen belongs in the app's own pages.");
  return pages;
}
