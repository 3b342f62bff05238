import { useState } from "react";
import { useText } from "../../lib/text.ts";
import { announce } from "../../ui/announce.ts";
import { Button } from "../../ui/button.tsx";
import { RefreshCwIcon } from "../../ui/icons.ts";
import { TimeAgo } from "../../ui/time-ago.tsx";
import styles from "./status-page.module.css";

interface CheckAgainProps {
  /** When the server answered last; undefined where that is not told. */
  checkedAt?: string | undefined;
  /** Gives whether the server could not be asked. */
  onCheck: () => Promise<{ isError: boolean }>;
}

/** Asks the server again by a button. It turns for that alone, not while the page refreshes by itself. */
export function CheckAgain({ checkedAt, onCheck }: CheckAgainProps) {
  const text = useText();
  const [checking, setChecking] = useState(false);
  async function check(): Promise<void> {
    setChecking(true);
    const { isError } = await onCheck();
    setChecking(false);
    if (!isError) announce(text("status.checkedNow")); // what went wrong is told in the page
  }
  return (
    <span className={styles.push}>
      {checkedAt !== undefined && (
        <span className={styles.checked}>
          {text("status.checked")} <TimeAgo key={checkedAt} instant={checkedAt} />
        </span>
      )}
      <Button icon={RefreshCwIcon} pending={checking} onPress={() => void check()}>
        {text("status.checkAgain")}
      </Button>
    </span>
  );
}
