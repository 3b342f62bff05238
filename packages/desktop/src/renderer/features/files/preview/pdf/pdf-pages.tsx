import type { PDFDocumentProxy } from "pdfjs-dist";
import { useText } from "../../../../lib/text.ts";
import { ScrollRegion } from "../scroll-region.tsx";
import { useZoom } from "../use-zoom.ts";
import { ZoomBar } from "../zoom-bar.tsx";
import { PdfPage } from "./pdf-page.tsx";
import { usePagesInSight } from "./use-pages-in-sight.ts";
import styles from "./pdf.module.css";

interface PdfPagesProps {
  name: string;
  pdf: PDFDocumentProxy;
  /** Of the first page, in points: the others have this size until they are drawn. */
  width: number;
  height: number;
}

/** A point is the 72nd part of an inch, a pixel of CSS the 96th. */
const pixelsPerPoint = 96 / 72;
const largestFit = 2;

/** The pages of a PDF, one below the other. Only those in sight, and their neighbours, are drawn. */
export function PdfPages({ name, pdf, width, height }: PdfPagesProps) {
  const text = useText();
  const { frame, zoom, setZoom, fitting } = useZoom((room) =>
    room.inline > 0 ? Math.min(largestFit, room.inline / (width * pixelsPerPoint)) : 1,
  );
  const { near, current } = usePagesInSight(frame, pdf.numPages);
  const scale = (zoom === "fit" ? fitting : zoom) * pixelsPerPoint;
  return (
    <>
      <ScrollRegion ref={frame} label={name} className={styles.frame} sideways={zoom !== "fit"}>
        {Array.from({ length: pdf.numPages }, (_, index) => (
          <PdfPage
            key={index}
            pdf={pdf}
            number={index + 1}
            near={near.has(index + 1)}
            scale={scale}
            width={width}
            height={height}
          />
        ))}
      </ScrollRegion>
      <ZoomBar zoom={zoom} fitting={fitting} onZoom={setZoom}>
        <span className={styles.number}>{text("files.preview.pageOf", { number: current, count: pdf.numPages })}</span>
      </ZoomBar>
    </>
  );
}
