import type { Bounds } from "./settings.ts";

/** What the window has for somebody who starts for the first time, and the least it can have. */
export const size = { width: 1_280, height: 860, minWidth: 420, minHeight: 480 };

/** How much of a window must be on a screen, so that one can take hold of it. */
const graspable = 120;

/**
 * Where the window opens: where it was, when that is still on one of the screens (their areas without the system's bars), else
 * in the middle of the first. Never larger than the screen.
 */
export function placeWindow(before: Bounds | null, screens: readonly Bounds[]): Bounds {
  const first = screens[0] ?? { x: 0, y: 0, ...size };
  if (before === null) return centre(size, first);
  const screen = screens.find((area) => overlap(before, area) >= graspable);
  return screen ? fit(before, screen) : centre(before, first);
}

/** The smaller of the two sides that a window and a screen have in common, in pixels. */
function overlap(window: Bounds, screen: Bounds): number {
  const side = (a: number, aSize: number, b: number, bSize: number): number =>
    Math.min(a + aSize, b + bSize) - Math.max(a, b);
  return Math.min(
    side(window.x, window.width, screen.x, screen.width),
    side(window.y, window.height, screen.y, screen.height),
  );
}

function fit(window: Bounds, screen: Bounds): Bounds {
  const width = clamp(window.width, size.minWidth, screen.width);
  const height = clamp(window.height, size.minHeight, screen.height);
  // Its title bar stays within reach.
  return { x: window.x, y: Math.max(window.y, screen.y), width, height };
}

function centre({ width, height }: { width: number; height: number }, screen: Bounds): Bounds {
  const [w, h] = [clamp(width, size.minWidth, screen.width), clamp(height, size.minHeight, screen.height)];
  return {
    x: Math.round(screen.x + (screen.width - w) / 2),
    y: Math.round(screen.y + (screen.height - h) / 2),
    width: w,
    height: h,
  };
}

/** The screen wins over the least that a window wants. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
