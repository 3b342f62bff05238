import { useText } from "../renderer/lib/text.ts";
import { Card } from "../renderer/ui/card.tsx";
import { MonitorIcon } from "../renderer/ui/icons.ts";
import { ActionButton } from "./action-button.tsx";
import { ConnectForm } from "./connect-form.tsx";
import { Mark } from "./mark.tsx";
import { usePages } from "./pages-context.ts";
import { ServerRow } from "./server-row.tsx";
import styles from "./server-list.module.css";

/** The servers that are known, and what adds another. */
export function ServerList({ unknownHost }: { unknownHost: string | null }) {
  const text = useText();
  const { app, state } = usePages();
  const hasLocal = state.servers.some(({ kind }) => kind === "local");
  return (
    <>
      <Card>
        <ul aria-label={text("desktop.servers.list")}>
          {state.servers.map((server, index) => (
            <ServerRow key={server.id} server={server} position={index + 1} />
          ))}
        </ul>
      </Card>
      <section aria-labelledby="add" className={styles.add}>
        <h2 id="add" className={styles.title}>
          {text("desktop.servers.add")}
        </h2>
        <Card className={styles.ways}>
          <ConnectForm unknownHost={unknownHost} shape="row" />
          {!hasLocal && (
            <div className={styles.local}>
              <Mark icon={MonitorIcon} />
              <div className={styles.words}>
                <h3 className={styles.name}>{text("desktop.thisComputer")}</h3>
                <p>{text("desktop.local.hint")}</p>
              </div>
              <ActionButton run={app.startLocal}>{text("desktop.local.start")}</ActionButton>
            </div>
          )}
        </Card>
      </section>
    </>
  );
}
