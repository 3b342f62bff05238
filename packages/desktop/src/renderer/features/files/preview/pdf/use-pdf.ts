import type { File } from "@xtablo/contract";
import { PasswordException, type PDFDocumentLoadingTask, type PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { readBytes } from "../read-bytes.ts";
import { openPdf } from "./open-pdf.ts";

/** How far a PDF is from being shown. */
export type PdfState =
  | { kind: "loading" }
  /** `width` and `height` are those of its first page, in points. */
  | { kind: "open"; pdf: PDFDocumentProxy; width: number; height: number }
  | { kind: "locked" }
  | { kind: "broken" }
  /** Its bytes did not arrive. */
  | { kind: "failed"; error: unknown };

/** Reads a file as a PDF. */
export function usePdf(file: Pick<File, "id">): PdfState {
  const { id } = file;
  const [state, setState] = useState<PdfState>({ kind: "loading" });
  useEffect(() => {
    const leaving = new AbortController();
    let task: PDFDocumentLoadingTask | undefined;
    const show = (next: PdfState): void => {
      if (!leaving.signal.aborted) setState(next);
    };
    async function load(): Promise<void> {
      const bytes = await readBytes({ id }, { signal: leaving.signal }).catch((error: unknown) =>
        show({ kind: "failed", error }),
      );
      if (!bytes || leaving.signal.aborted) return;
      task = openPdf(bytes);
      try {
        const pdf = await task.promise;
        const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
        show({ kind: "open", pdf, width, height });
      } catch (error) {
        show({ kind: error instanceof PasswordException ? "locked" : "broken" });
      }
    }
    void load();
    return () => {
      leaving.abort();
      void task?.destroy();
    };
  }, [id]);
  return state;
}
