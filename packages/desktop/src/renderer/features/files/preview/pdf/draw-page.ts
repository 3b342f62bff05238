import { TextLayer, type PageViewport, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";

/** What is drawn where. */
export interface DrawPageOptions {
  pdf: PDFDocumentProxy;
  number: number;
  /** Pixels of CSS for a point. */
  scale: number;
  into: { picture: HTMLElement; words: HTMLElement };
  signal: AbortSignal;
}

/** A page's own size, in points. */
export interface PageSize {
  width: number;
  height: number;
}

/** Browsers on phones give up on canvases with more pixels. */
const mostPixels = 16_777_216;

/**
 * Draws a page, sharp on this screen, and sets its text invisibly over it. What was drawn before stays until then.
 * Gives null when it was called off. Throws when the page cannot be read.
 */
export async function drawPage({ pdf, number, scale, into, signal }: DrawPageOptions): Promise<PageSize | null> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  try {
    const picture = await paint(page, viewport, signal);
    const words = await setWords(page, viewport);
    signal.throwIfAborted();
    into.picture.replaceChildren(picture);
    into.words.replaceChildren(words);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

async function paint(page: PDFPageProxy, viewport: PageViewport, signal: AbortSignal): Promise<HTMLCanvasElement> {
  signal.throwIfAborted();
  const { width, height } = viewport;
  const sharpness = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * sharpness);
  canvas.height = Math.floor(height * sharpness);
  const drawing = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
  signal.addEventListener("abort", () => drawing.cancel(), { once: true });
  await drawing.promise;
  return canvas;
}

async function setWords(page: PDFPageProxy, viewport: PageViewport): Promise<HTMLElement> {
  const container = document.createElement("div");
  container.style.setProperty("--total-scale-factor", String(viewport.scale)); // by which pdf.js sizes the words
  await new TextLayer({ textContentSource: page.streamTextContent(), container, viewport }).render();
  return container;
}
