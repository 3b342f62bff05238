import { useText } from "../renderer/lib/text.ts";
import { MonitorIcon } from "../renderer/ui/icons.ts";
import { Progress } from "../renderer/ui/progress.tsx";
import { ActionButton } from "./action-button.tsx";
import { Frame } from "./frame.tsx";
import { Message } from "./message.tsx";
import { usePages } from "./pages-context.ts";
import styles from "./message.module.css";

/** The server of this computer starts. What it is at, it says in English. */
export function LocalStartingScreen({ message }: { message: string }) {
  const text = useText();
  const { app } = usePages();
  const title = text("desktop.starting.title");
  return (
    <Frame title={title} width="narrow">
      <Message
        icon={MonitorIcon}
        title={title}
        actions={
          <ActionButton run={() => app.showScreen({ screen: "servers" })}>{text("desktop.otherServers")}</ActionButton>
        }
      >
        <p>{text("desktop.starting.hint")}</p>
        <Progress value={null} label={text("desktop.starting.progress")} />
        <output lang="en" className={styles.detail}>
          {message}
        </output>
      </Message>
    </Frame>
  );
}

/** The server of this computer ended, or could not start. */
export function LocalFailedScreen({ server, message }: { server: string; message: string }) {
  const text = useText();
  const { app } = usePages();
  const title = text("desktop.stopped.title");
  return (
    <Frame title={title} width="list">
      <Message
        icon={MonitorIcon}
        tone="danger"
        title={title}
        actions={
          <>
            <ActionButton kind="primary" run={() => app.showServer({ id: server })}>
              {text("desktop.stopped.again")}
            </ActionButton>
            <ActionButton run={app.openLogs}>{text("desktop.openLogs")}</ActionButton>
            <ActionButton run={() => app.showScreen({ screen: "servers" })}>
              {text("desktop.otherServers")}
            </ActionButton>
          </>
        }
      >
        <p>{text("desktop.stopped.hint")}</p>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it */}
        <section tabIndex={0} aria-label={text("desktop.stopped.said")} className={styles.said}>
          <pre lang="en">{message}</pre>
        </section>
      </Message>
    </Frame>
  );
}
