import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text.ts";
import { useIsAdmin } from "../../platform/admin.ts";
import { metaQuery } from "../../platform/meta.ts";
import { Notice } from "../../ui/notice.tsx";
import { CheckAgain } from "./check-again.tsx";
import { FactsSkeleton } from "./facts.tsx";
import { MetaFacts } from "./meta-facts.tsx";
import { Reachable } from "./reachable.tsx";
import { ServerTime } from "./server-time.tsx";
import { SystemPage } from "./system-page.tsx";
import styles from "./status-page.module.css";

/** Which server this is, and whether it answers; for admins, how all its parts are. */
export function StatusPage() {
  return useIsAdmin() ? <SystemPage /> : <MetaPage />;
}

function MetaPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(metaQuery());
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text("status.title")}</h1>
        <Reachable pending={isPending} failed={error !== null} />
        <CheckAgain onCheck={refetch} />
      </header>
      {error && <Notice>{text("status.failed")}</Notice>}
      {isPending && <FactsSkeleton />}
      {data && <MetaFacts meta={data} />}
      {!isPending && (
        <div className={styles.alone}>
          <ServerTime />
        </div>
      )}
    </div>
  );
}
