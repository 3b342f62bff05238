import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from "pdfjs-dist";

const assets = import.meta.env.XTABLO_PDF_ASSETS;

/**
 * Begins to read a PDF; destroy the task when it is not looked at any more. The bytes are given away to a worker.
 * What else it needs (fonts that are not in it, decoders) the page fetches, since the worker may not.
 */
export function openPdf(data: Uint8Array): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = `${assets}build/pdf.worker.min.mjs`;
  return getDocument({
    data,
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    useWorkerFetch: false,
    useSystemFonts: false, // the same everywhere
    enableXfa: false,
    maxImageSize: 100_000_000, // a picture of more pixels than this is left out, before it takes the browser's memory
  });
}
