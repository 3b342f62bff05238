import type { Screen } from "../shared/ipc.ts";

type Asked = Extract<Screen, { kind: "servers" | "settings" }> | null;

/** The page of our own that somebody asked for, instead of the chosen server's. */
export interface AskedScreen {
  readonly current: Asked;
  /** `unknownHost`: where a link led that no known server has. */
  showServers: (unknownHost?: string) => void;
  showSettings: () => void;
  /** Shows what was to be seen before the settings. */
  leaveSettings: () => void;
  /** Shows the chosen server. */
  clear: () => void;
}

/** Makes an {@link AskedScreen}; nothing is asked for. `changed` is called by all but `clear`, which is part of more. */
export function createAskedScreen(changed: () => void): AskedScreen {
  let current: Asked = null;
  let before: Asked = null;
  const show = (screen: Asked): void => {
    current = screen;
    changed();
  };
  return {
    get current() {
      return current;
    },
    showServers: (unknownHost) => show({ kind: "servers", unknownHost: unknownHost ?? null }),
    showSettings: () => {
      if (current?.kind !== "settings") before = current;
      show({ kind: "settings" });
    },
    leaveSettings: () => show(before),
    clear: () => {
      current = null;
    },
  };
}
