import { useEffect, useState } from "react";
import type { AppBridge, AppState } from "../shared/ipc.ts";
import { speak } from "./speak.ts";

/** What there is to draw: nothing yet, what the app says, or that it says nothing. */
export type Known =
  | { kind: "waiting" }
  | { kind: "known"; state: AppState }
  | { kind: "unanswered"; retry: () => void };

/** Reads what there is to draw, then hears of each change. */
export function useAppState(bridge: AppBridge): Known {
  const [known, setKnown] = useState<Known>({ kind: "waiting" });
  useEffect(() => follow(bridge, setKnown), [bridge]);
  return known;
}

/** Gives what ends it. */
function follow(bridge: AppBridge, show: (known: Known) => void): () => void {
  let isHeard = false; // what is heard is newer than what was asked for
  const take = (state: AppState): void => {
    isHeard = true;
    speak(state.language);
    show({ kind: "known", state });
  };
  const read = (): void => {
    bridge.readState().then(
      (state) => {
        if (!isHeard) take(state);
      },
      () => {
        if (!isHeard) show({ kind: "unanswered", retry: read });
      },
    );
  };
  const stop = bridge.onState(take);
  read();
  return () => {
    isHeard = true;
    stop();
  };
}
