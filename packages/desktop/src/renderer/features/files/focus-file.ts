/** Focuses a file's row once it is drawn, or the first row when the file is gone or none is named. */
export function focusFile(fileId?: string): void {
  const find = (row: string) => document.querySelector<HTMLElement>(`${row} [data-name]`);
  const focus = (): void => (find(`[data-file="${fileId}"]`) ?? find("[data-file]"))?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus)); // what was over it is gone by then
}
