import type { TaskStatus } from "@xtablo/contract";
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

/** The column in which one is adding tasks, if any. */
export interface Composer {
  status: TaskStatus | null;
  open: (status: TaskStatus) => void;
  close: () => void;
}

const ComposerContext = createContext<Composer | null>(null);

/** Keeps which column one adds to; one at a time. */
export function ComposerProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<TaskStatus | null>(null);
  const composer = useMemo(() => ({ status, open: setStatus, close: () => setStatus(null) }), [status]);
  return <ComposerContext value={composer}>{children}</ComposerContext>;
}

/** The column in which one is adding tasks. Throws outside of a `ComposerProvider`. */
export function useComposer(): Composer {
  const composer = useContext(ComposerContext);
  if (!composer) throw new Error("useComposer needs a ComposerProvider above it.");
  return composer;
}
