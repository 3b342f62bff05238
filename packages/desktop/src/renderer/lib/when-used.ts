const signs = ["pointermove", "pointerdown", "keydown"];

/** Does something at the first sign that somebody uses the page. Gives what calls it off. */
export function whenUsed(act: () => void): () => void {
  const callOff = (): void => {
    for (const sign of signs) window.removeEventListener(sign, come, { capture: true });
  };
  function come(): void {
    callOff();
    act();
  }
  for (const sign of signs) window.addEventListener(sign, come, { capture: true, passive: true });
  return callOff;
}
