import { useQuery } from "@tanstack/react-query";
import { formatSize } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { metaQuery } from "../../platform/meta.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckIcon, RefreshCwIcon, TriangleAlertIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { Fact, Facts, FactsSkeleton } from "./facts.tsx";
import { ServerTime } from "./server-time.tsx";
import styles from "./status-page.module.css";

/** Which server this is, and whether it answers. */
export function StatusPage() {
  const text = useText();
  const { data, error, isPending, isFetching, refetch } = useQuery(metaQuery());
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text("status.title")}</h1>
        <Reachable pending={isPending} failed={error !== null} />
        <span className={styles.push}>
          <Button icon={RefreshCwIcon} pending={isFetching} onPress={() => void refetch()}>
            {text("status.checkAgain")}
          </Button>
        </span>
      </header>
      {error && <Notice>{text("status.failed")}</Notice>}
      {isPending && <FactsSkeleton />}
      {data && (
        <Facts>
          <Fact
            name={text("status.version")}
            ok
            note={data.commit === null ? undefined : text("status.commit", { commit: data.commit.slice(0, 7) })}
          >
            {data.version}
          </Fact>
          <Fact name={text("status.schema")} ok>
            {data.schema}
          </Fact>
          <Fact name={text("status.signup")}>{text(`status.signups.${data.signup}`)}</Fact>
          <Fact name={text("status.google")}>{text(data.providers.google ? "status.on" : "status.off")}</Fact>
          <Fact name={text("status.upload")}>{formatSize(data.maxUploadBytes)}</Fact>
        </Facts>
      )}
      <ServerTime />
    </div>
  );
}

function Reachable({ pending, failed }: { pending: boolean; failed: boolean }) {
  const text = useText();
  if (pending) return <Badge>{text("status.checking")}</Badge>;
  return (
    <span aria-live="polite">
      <Badge tone={failed ? "danger" : "success"} icon={failed ? TriangleAlertIcon : CheckIcon}>
        {text(failed ? "status.unreachable" : "status.reachable")}
      </Badge>
    </span>
  );
}
