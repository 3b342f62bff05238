import { useEffect, useState } from "react";

/** The time, anew every `beatMs`: for what tells how long something takes. */
export function useNow(beatMs: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), beatMs);
    return () => clearInterval(timer);
  }, [beatMs]);
  return now;
}
