import type { SystemStatus } from "@xtablo/contract";
import { formatInstant, formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { useMeta } from "../../platform/meta.ts";
import { ServerIcon } from "../../ui/icons.ts";
import { Detail, Details, PartCard } from "./part-card.tsx";
import styles from "./part-card.module.css";

/** Which Xtablo runs, since when, and what is switched on. */
export function ReleaseCard({ release }: { release: SystemStatus["release"] }) {
  const text = useText();
  const meta = useMeta();
  return (
    <PartCard title={text("status.release.title")} icon={ServerIcon}>
      <Details>
        <Detail name={text("status.version")}>{release.version}</Detail>
        <Detail name={text("status.release.commit")}>
          {release.commit === null ? (
            text("status.release.noCommit")
          ) : (
            <span className={styles.mono}>{release.commit.slice(0, 12)}</span>
          )}
        </Detail>
        <Detail name={text("status.release.node")}>{release.node}</Detail>
        <Detail name={text("status.release.since")}>
          <time dateTime={release.startedAt}>{formatInstant(release.startedAt)}</time>
        </Detail>
        {meta && (
          <>
            <Detail name={text("status.signup")}>{text(`status.signups.${meta.signup}`)}</Detail>
            <Detail name={text("status.google")}>{text(meta.providers.google ? "status.on" : "status.off")}</Detail>
            <Detail name={text("status.upload")}>{formatSize(meta.maxUploadBytes)}</Detail>
          </>
        )}
      </Details>
    </PartCard>
  );
}
