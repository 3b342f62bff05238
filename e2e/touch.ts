import type { Page } from "playwright-core";

/** How far the page itself can be scrolled sideways, in pixels; it never should. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What can be pressed on a page but is smaller for a finger than 44 px, a line each. Links within a text are let off. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = document.querySelectorAll<HTMLElement>(
      "button, a[href], input, select, textarea, [role=button], [role=menuitem], [role=option], [role=radio], [role=tab]",
    );
    return [...targets].filter((target) => isPressable(target) && !isLargeEnough(target)).map(describe);

    function isPressable(target: HTMLElement): boolean {
      if (!target.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      const { left, top, right, bottom } = target.getBoundingClientRect();
      if (isScrolledAway(target)) return false;
      if (target.matches("p a, li a") || target.closest("[inert], [aria-hidden=true]")) return false;
      return isHit(target, (left + right) / 2, (top + bottom) / 2); // else something covers it
    }

    /** Is a part of it out of sight, by the window's scrolling or that of what it is in: a finger can bring it back. */
    function isScrolledAway(target: HTMLElement): boolean {
      const { left, top, right, bottom } = target.getBoundingClientRect();
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return true;
      for (let around = target.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        if (/auto|scroll/.test(overflowY) && (top < edge.top || bottom > edge.bottom)) return true;
        if (/auto|scroll/.test(overflowX) && (left < edge.left || right > edge.right)) return true;
      }
      return false;
    }

    /** What a finger hits can be larger than what is drawn: a whole card leads where its title leads. */
    function isLargeEnough(target: HTMLElement): boolean {
      const { left, top, right, bottom } = target.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const reach = (dx: number, dy: number): number => {
        for (let px = 1; px < 44; px++) if (!isHit(target, x + dx * px, y + dy * px)) return px - 1;
        return 44;
      };
      const sparedPx = 1; // of rounding
      return reach(-1, 0) + reach(1, 0) + sparedPx >= 44 && reach(0, -1) + reach(0, 1) + sparedPx >= 44;
    }

    function isHit(target: HTMLElement, x: number, y: number): boolean {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (target.contains(hit) || hit.closest("label")?.contains(target) === true);
    }

    function describe(target: HTMLElement): string {
      const { width, height } = target.getBoundingClientRect();
      const name = target.getAttribute("aria-label") ?? target.textContent;
      return `${target.tagName.toLowerCase()} “${name.trim()}” is ${Math.round(width)} × ${Math.round(height)}`;
    }
  });
}
