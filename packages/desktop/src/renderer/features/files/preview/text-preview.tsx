import { useQuery } from "@tanstack/react-query";
import type { File } from "@xtablo/contract";
import { useState, type ReactNode } from "react";
import { formatSize } from "../../../lib/format.ts";
import { Markdown } from "../../../lib/markdown/markdown.tsx";
import { useText } from "../../../lib/text.ts";
import { messageOf } from "../../../platform/api.ts";
import { Chip } from "../../../ui/chip.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Loading } from "./loading.tsx";
import { PicturePreview } from "./picture-preview.tsx";
import { isMarkdown } from "./preview-kind.ts";
import { drawingUrl, mostTextBytes, readText, type ReadText } from "./read-text.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import styles from "./text-preview.module.css";

interface TextPreviewProps {
  file: File;
  /** It is a drawing written as text: shown as the picture it makes, if it makes one. */
  drawn: boolean;
}

/** A text as it is written; Markdown also as it is meant, and a drawing as a picture. */
export function TextPreview({ file, drawn }: TextPreviewProps) {
  const text = useText();
  const { data, error, refetch, isRefetching } = useQuery({
    queryKey: ["file-text", file.id],
    queryFn: ({ signal }) => readText(file, signal),
    staleTime: Infinity, // files never change
    gcTime: 0,
  });
  const [asSource, setAsSource] = useState(!drawn && !isMarkdown(file));
  if (error && !data)
    return (
      <div className={styles.notice}>
        <Notice onRetry={() => void refetch()} retrying={isRefetching}>
          {text("files.preview.failed", { reason: messageOf(error) })}
        </Notice>
      </div>
    );
  if (!data) return <Loading />;
  const hasMeaning = isMarkdown(file) || (drawn && data.isWhole);
  const choice = hasMeaning && <SourceChoice asSource={asSource} onChange={setAsSource} />;
  if (asSource || !hasMeaning) return <Source name={file.name} read={data} choice={choice} />;
  if (drawn) {
    const showSource = () => setAsSource(true);
    return <PicturePreview name={file.name} url={drawingUrl(data.text)} onUnreadable={showSource} choice={choice} />;
  }
  return (
    <>
      <ScrollRegion label={file.name} className={styles.page} sideways={false}>
        <Markdown>{data.text}</Markdown>
      </ScrollRegion>
      <div className={styles.bar}>{choice}</div>
    </>
  );
}

function Source({ name, read, choice }: { name: string; read: ReadText; choice: ReactNode }) {
  const text = useText();
  const [wrapped, setWrapped] = useState(true);
  return (
    <>
      <ScrollRegion label={name} className={styles.source} sideways={!wrapped}>
        <pre data-wrapped={wrapped || undefined}>{read.text}</pre>
      </ScrollRegion>
      <div className={styles.bar}>
        {!read.isWhole && (
          <p className={styles.cut}>{text("files.preview.cut", { size: formatSize(mostTextBytes) })}</p>
        )}
        {choice}
        <Chip selected={wrapped} onPress={() => setWrapped(!wrapped)}>
          {text("files.preview.wrap")}
        </Chip>
      </div>
    </>
  );
}

function SourceChoice({ asSource, onChange }: { asSource: boolean; onChange: (asSource: boolean) => void }) {
  const text = useText();
  return (
    <Segmented
      label={text("files.preview.view")}
      value={asSource ? "source" : "meant"}
      onChange={(chosen) => onChange(chosen === "source")}
      items={[
        { id: "meant", label: text("files.preview.meant") },
        { id: "source", label: text("files.preview.source") },
      ]}
    />
  );
}
