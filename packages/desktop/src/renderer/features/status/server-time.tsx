import { useMutation } from "@tanstack/react-query";
import { api } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { call, messageOf } from "../../platform/api.ts";
import { Button } from "../../ui/button.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ClockIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import styles from "./server-time.module.css";

/** The server's own clock, asked for by a button. */
export function ServerTime() {
  const text = useText();
  const fetching = useMutation({ mutationFn: () => call(api.probes.time, {}) });
  const time = fetching.data?.time;
  return (
    <Card as="section" aria-labelledby="server-time">
      <CardHead>
        <h2 id="server-time">{text("status.serverTime")}</h2>
        <Button size="s" pending={fetching.isPending} onPress={() => fetching.mutate()}>
          {text("status.fetchTime")}
        </Button>
      </CardHead>
      {fetching.error && (
        <div className={styles.notice}>
          <Notice>{text("status.timeFailed", { reason: messageOf(fetching.error) })}</Notice>
        </div>
      )}
      <div aria-live="polite">
        {time === undefined ? (
          <EmptyState icon={ClockIcon} title={text("status.noTime")}>
            {text("status.noTimeHint")}
          </EmptyState>
        ) : (
          <p className={styles.time}>
            <time dateTime={time}>{time}</time>
          </p>
        )}
      </div>
    </Card>
  );
}
