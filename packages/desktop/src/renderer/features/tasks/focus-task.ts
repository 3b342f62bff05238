/** Asks whatever draws a task, but not now because it is out of sight, to draw it. */
const taskWanted = "xtablo:task-wanted";
const followedFrames = 20;

/**
 * Focuses a task once it is drawn, and again when it is drawn anew elsewhere right after: a moved task leaves its
 * column, and takes the focus with it. Stops as soon as something else has the focus. A task that does not come leaves
 * the focus to the kanban.
 */
export function focusTask(taskId: string): void {
  let frames = 0;
  let from = document.activeElement;
  function tryOnce(): void {
    const link = linkOf(taskId);
    const active = document.activeElement;
    const isFree = active === document.body || active === from;
    if (!link) window.dispatchEvent(new CustomEvent(taskWanted, { detail: taskId }));
    if (link && isFree) {
      focusWhole(link);
      from = null; // whoever goes back there means it
    }
    if (frames++ < followedFrames && (isFree || active === link)) requestAnimationFrame(tryOnce);
    else if (document.activeElement === document.body)
      document.querySelector<HTMLElement>("[data-kanban]")?.focus({ preventScroll: true });
  }
  requestAnimationFrame(tryOnce);
}

/** Focuses a task at once where it is drawn, so that keys pressed fast are all heard by where they lead; else as {@link focusTask}. */
export function goToTask(taskId: string): void {
  const link = linkOf(taskId);
  if (link) focusWhole(link);
  else focusTask(taskId);
}

/** Calls back with the id of each task that shall be focused and is not drawn. Gives what ends that. */
export function onTaskWanted(draw: (taskId: string) => void): () => void {
  const listen = (event: Event): void => (event instanceof CustomEvent ? draw(String(event.detail)) : undefined);
  window.addEventListener(taskWanted, listen);
  return () => window.removeEventListener(taskWanted, listen);
}

/** The task that something belongs to, by its card on the kanban. */
export function taskIdAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("[data-task]")?.dataset["task"] : undefined;
}

function linkOf(taskId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-task="${taskId}"] a`);
}

/** Scrolls so that all of the card can be seen, not just its title. */
function focusWhole(link: HTMLElement): void {
  link.focus({ preventScroll: true });
  link.closest("[data-task]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
