import { useText } from "../renderer/lib/text.ts";
import { Button } from "../renderer/ui/button.tsx";
import { LinkIcon } from "../renderer/ui/icons.ts";
import { Notice } from "../renderer/ui/notice.tsx";
import { FirstChoice } from "./first-choice.tsx";
import { Frame, Heading } from "./frame.tsx";
import { usePages } from "./pages-context.ts";
import { ServerList } from "./server-list.tsx";
import styles from "./pages.module.css";

interface ServersScreenProps {
  /** Where a link led that no known server has. */
  unknownHost: string | null;
}

/** The servers that the app knows; the first choice while there is none. */
export function ServersScreen({ unknownHost }: ServersScreenProps) {
  const text = useText();
  const { servers, keptSettings } = usePages().state;
  const isFirst = servers.length === 0;
  const title = text(isFirst ? "desktop.first.title" : "desktop.servers.title");
  return (
    <Frame title={title} width={isFirst ? "wide" : "list"}>
      <div className={isFirst ? styles.middleHead : styles.head}>
        <Heading>{title}</Heading>
        {isFirst && <p className={styles.hint}>{text("desktop.first.hint")}</p>}
      </div>
      {keptSettings !== null && <Notice tone="info">{text("desktop.keptSettings", { path: keptSettings })}</Notice>}
      {unknownHost !== null && <UnknownHost host={unknownHost} />}
      {isFirst ? <FirstChoice unknownHost={unknownHost} /> : <ServerList unknownHost={unknownHost} />}
    </Frame>
  );
}

function UnknownHost({ host }: { host: string }) {
  const text = useText();
  const { address, setAddress } = usePages();
  const isTyped = address === null || address === host;
  return (
    <Notice
      tone="info"
      icon={LinkIcon}
      action={
        !isTyped && (
          <Button size="s" onPress={() => setAddress(null)}>
            {text("desktop.connect.useHost")}
          </Button>
        )
      }
    >
      {text("desktop.connect.unknownHost", { host })}
    </Notice>
  );
}
