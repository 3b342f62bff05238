import type { PDFDocumentProxy } from "pdfjs-dist";
import { memo, useEffect, useRef, useState } from "react";
import { useText } from "../../../../lib/text.ts";
import { drawPage, type PageSize } from "./draw-page.ts";
import styles from "./pdf.module.css";

interface PdfPageProps {
  pdf: PDFDocumentProxy;
  number: number;
  /** In sight or next to it: others keep their place and nothing else. */
  near: boolean;
  /** Pixels for a point. */
  scale: number;
  /** In points, until it is known better. */
  width: number;
  height: number;
}

/** A page of a PDF: a drawing, and over it the text that can be selected and found. */
export const PdfPage = memo(function PdfPage({ pdf, number, near, scale, ...first }: PdfPageProps) {
  const text = useText();
  const [size, setSize] = useState(first);
  const [isBroken, setBroken] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!near || !picture.current || !words.current) return;
    const leaving = new AbortController();
    const into = { picture: picture.current, words: words.current };
    drawPage({ pdf, number, scale, into, signal: leaving.signal }).then(
      (drawn: PageSize | null) => drawn && setSize(drawn),
      () => setBroken(true),
    );
    return () => leaving.abort();
  }, [pdf, number, near, scale]);

  useEffect(() => {
    if (near) return;
    picture.current?.replaceChildren(); // a drawn page takes some megabytes
    words.current?.replaceChildren();
  }, [near]);

  const { width, height } = size;
  return (
    <article
      className={styles.page}
      data-page={number}
      aria-label={text("files.preview.page", { number })}
      style={{ inlineSize: width * scale, blockSize: height * scale }}
    >
      <div ref={picture} className={styles.picture} aria-hidden />
      <div ref={words} className={styles.words} />
      {isBroken && <p className={styles.broken}>{text("files.preview.pageBroken")}</p>}
    </article>
  );
});
