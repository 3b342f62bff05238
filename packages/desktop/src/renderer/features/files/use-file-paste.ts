import { useEffect, useEffectEvent } from "react";
import { text } from "../../lib/text.ts";

/** Takes files that are pasted anywhere on the page. Text that is pasted into a field is the field's. */
export function useFilePaste(enabled: boolean, onFiles: (files: File[]) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = pastedFiles(event, new Date());
    if (!enabled || files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
}

/** The files on a clipboard that are meant for the page. A picture that was never a file gets a name by its time. */
export function pastedFiles({ clipboardData, target }: ClipboardEvent, now: Date): File[] {
  if (!clipboardData || (isField(target) && clipboardData.types.includes("text/plain"))) return [];
  return [...clipboardData.files].map((file) => (isNameless(file) ? named(file, now) : file));
}

/** Browsers call every picture of a clipboard so. */
function isNameless({ name }: File): boolean {
  return /^image\.\w+$/.test(name);
}

function named(file: File, now: Date): File {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join(".");
  const ending = /\.\w+$/.exec(file.name)?.[0] ?? "";
  return new File([file], text("files.pastedName", { date, time }) + ending, { type: file.type });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [contenteditable=true]") !== null;
}
