import type { File } from "@xtablo/contract";
import { lazy, useState } from "react";
import { patiently } from "../../../lib/patiently.ts";
import { useText } from "../../../lib/text.ts";
import { contentUrl } from "../file-url.ts";
import { MediaPreview } from "./media-preview.tsx";
import { NoPreview } from "./no-preview.tsx";
import { PicturePreview } from "./picture-preview.tsx";
import { previewKindOf } from "./preview-kind.ts";
import { TextPreview } from "./text-preview.tsx";

const PdfPreview = lazy(async () => ({ default: (await patiently(() => import("./pdf/pdf-preview.tsx"))).PdfPreview }));

/** What a file holds, in the way of its kind. What the browser cannot show after all can be downloaded. */
export function Content({ file }: { file: File }) {
  const [unreadable, setUnreadable] = useState(false);
  const giveUp = () => setUnreadable(true);
  const kind = previewKindOf(file);
  if (unreadable) return <Unreadable file={file} onRetry={() => setUnreadable(false)} />;
  switch (kind) {
    case "picture":
      return <PicturePreview name={file.name} url={contentUrl(file)} onUnreadable={giveUp} />;
    case "pdf":
      return <PdfPreview file={file} />;
    case "text":
    case "drawing":
      return <TextPreview file={file} drawn={kind === "drawing"} />;
    case "audio":
    case "video":
      return <MediaPreview file={file} kind={kind} onUnreadable={giveUp} />;
    case "none":
      return <NoPreview file={file} />;
  }
}

function Unreadable({ file, onRetry }: { file: File; onRetry: () => void }) {
  const text = useText();
  return (
    <NoPreview file={file} title={text("files.preview.unreadable")} onRetry={onRetry}>
      {text("files.preview.unreadableHint")}
    </NoPreview>
  );
}
