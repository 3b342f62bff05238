import { useEffect, useRef } from "react";
import { useText } from "../../lib/text.ts";
import { useConnection } from "../../platform/live/live-provider.tsx";
import { announce } from "../../ui/announce.ts";
import { Icon } from "../../ui/icon.tsx";
import { RefreshCwIcon, WifiOffIcon } from "../../ui/icons.ts";
import styles from "./connection-banner.module.css";

/** Says that the page may not be up to date; nothing while it is. */
export function ConnectionBanner() {
  const text = useText();
  const connection = useConnection();
  const wasLost = useRef(false);
  useEffect(() => {
    if (connection === "online" && wasLost.current) announce(text("app.connectedAgain"));
    wasLost.current = connection !== "online";
  }, [connection, text]);
  return (
    <div aria-live="polite" className={styles.place}>
      {connection !== "online" && (
        <p className={styles.banner}>
          <Icon of={connection === "offline" ? WifiOffIcon : RefreshCwIcon} size="s" />
          {text(connection === "offline" ? "app.offline" : "app.reconnecting")}
        </p>
      )}
    </div>
  );
}
