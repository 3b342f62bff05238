import { lazy, Suspense, useEffect, useState } from "react";
import { patiently } from "../lib/patiently.ts";
import type { IconShape } from "./icons.ts";

/** Something that happened. */
export interface Toast {
  message: string;
  tone?: "neutral" | "success" | "danger";
  icon?: IconShape;
  /** What it is about: the next one about the same takes its place, unless something can still be done here. */
  about?: string;
  /** What can be done about it, such as undoing it. */
  action?: { label: string; onAction: () => void };
  /** How long it stays; ten seconds when absent, for ever when null. */
  timeoutMs?: number | null;
}

const load = () => patiently(() => import("./toast-list.tsx"));
const LazyToastList = lazy(async () => ({ default: (await load()).ToastList }));
const wanted = "xtablo:toast";

/** Says that something happened, at the edge of the page. */
export function showToast(toast: Toast): void {
  window.dispatchEvent(new Event(wanted));
  void load().then(({ addToast }) => addToast(toast));
}

/** Where toasts appear; once in the page. Loaded when somebody starts to do something, before it can go wrong. */
export function ToastRegion() {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const signs = [wanted, "pointerdown", "keydown"];
    const come = () => setNear(true);
    for (const sign of signs) window.addEventListener(sign, come, { once: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, come);
    };
  }, []);
  return <Suspense>{near && <LazyToastList />}</Suspense>;
}
