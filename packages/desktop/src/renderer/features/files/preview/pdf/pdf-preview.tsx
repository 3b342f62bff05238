import type { File } from "@xtablo/contract";
import { useState } from "react";
import { useText } from "../../../../lib/text.ts";
import { messageOf } from "../../../../platform/api.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { Loading } from "../loading.tsx";
import { NoPreview } from "../no-preview.tsx";
import { PdfPages } from "./pdf-pages.tsx";
import { usePdf } from "./use-pdf.ts";
import styles from "./pdf.module.css";

/** A PDF, drawn by the page itself: whatever is in it, no program runs. */
export function PdfPreview({ file }: { file: File }) {
  const [turn, setTurn] = useState(0);
  return <ReadPdf key={turn} file={file} onAgain={() => setTurn(turn + 1)} />;
}

function ReadPdf({ file, onAgain }: { file: File; onAgain: () => void }) {
  const text = useText();
  const state = usePdf(file);
  switch (state.kind) {
    case "loading":
      return <Loading />;
    case "open":
      return <PdfPages name={file.name} pdf={state.pdf} width={state.width} height={state.height} />;
    case "locked":
      return (
        <NoPreview file={file} title={text("files.preview.locked")}>
          {text("files.preview.lockedHint")}
        </NoPreview>
      );
    case "broken":
      return (
        <NoPreview file={file} title={text("files.preview.broken")}>
          {text("files.preview.brokenHint")}
        </NoPreview>
      );
    case "failed":
      return (
        <div className={styles.notice}>
          <Notice onRetry={onAgain}>{text("files.preview.failed", { reason: messageOf(state.error) })}</Notice>
        </div>
      );
  }
}
