import { useState } from "react";
import type { Choices } from "../shared/ipc.ts";
import { usePages } from "./pages-context.ts";

/** Changes some of the choices. True when the app has taken them. */
export type Choose = (changes: Partial<Choices>) => Promise<boolean>;

interface Wanted {
  choices: Choices;
  /** What the app said when it was asked. */
  basis: Choices;
  pending: boolean;
}

/** The choices as they are shown: at once as somebody wants them, and as they were when the app refuses. */
export function useChoices(): [Choices, Choose] {
  const { app, state, act } = usePages();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const holds = wanted !== null && (wanted.pending || wanted.basis === state.choices);
  const shown = holds ? wanted.choices : state.choices;

  async function choose(changes: Partial<Choices>): Promise<boolean> {
    const choices = { ...shown, ...changes };
    const next: Wanted = { choices, basis: state.choices, pending: true };
    setWanted(next);
    const chosen = await act(() => app.choose(choices));
    // Whoever chose again meanwhile wants something else.
    setWanted((now) => (now !== next ? now : chosen ? { ...next, pending: false } : null));
    return chosen !== null;
  }
  return [shown, choose];
}
