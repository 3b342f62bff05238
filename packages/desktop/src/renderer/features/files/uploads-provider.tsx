import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import type { UploadQueue } from "./upload-queue.ts";

/** Holds the queue once there is one: it is made by the first page that uploads. */
export interface UploadsHolder {
  queue: UploadQueue | null;
}

const UploadsContext = createContext<UploadsHolder | null>(null);

/** Lets uploads go on while one looks at other pages. Put once, around all pages. Leaving while one runs warns. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const [holder] = useState<UploadsHolder>({ queue: null });
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (holder.queue?.isBusy() === true) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [holder]);
  return <UploadsContext value={holder}>{children}</UploadsContext>;
}

/** What holds the queue. Throws outside of an `UploadsProvider`. */
export function useUploadsHolder(): UploadsHolder {
  const holder = useContext(UploadsContext);
  if (!holder) throw new Error("useUploadsHolder needs an UploadsProvider above it.");
  return holder;
}
