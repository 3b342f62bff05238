import { type FocusEventHandler, useEffect, useRef } from "react";

/**
 * Keeps the focus when the row that has it goes, because its job was cancelled or is done: it moves to the row in its
 * place, else to the page's title. `ids` are the rows', each of which carries its own as `data-job`.
 */
export function useKeptFocus(ids: readonly string[]) {
  const list = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef<{ id: string; index: number } | null>(null);

  useEffect(() => {
    const { current } = last;
    if (!current || ids.includes(current.id)) return;
    last.current = null;
    if (document.activeElement !== document.body) return;
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-job] [data-name]") ?? [];
    (rows[Math.min(current.index, rows.length - 1)] ?? title.current)?.focus();
  }, [ids]);

  const onFocus: FocusEventHandler = ({ target }) => {
    const id = target.closest<HTMLElement>("[data-job]")?.dataset["job"];
    if (id !== undefined) last.current = { id, index: ids.indexOf(id) };
  };
  return { list, title, onFocus };
}
