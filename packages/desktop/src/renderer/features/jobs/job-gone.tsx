import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import type { OpenJob } from "./use-open-job.ts";
import styles from "./jobs-page.module.css";

/** Says that the job in the address is not listed, as it happens to one that is done while it is looked at. */
export function JobGone({ open: { id = "", toggle } }: { open: OpenJob }) {
  const text = useText();
  return (
    <div className={styles.gone} aria-live="polite">
      <p>{text("jobs.gone", { number: id })}</p>
      <Button size="s" onPress={() => toggle(id)}>
        {text("jobs.close")}
      </Button>
    </div>
  );
}
