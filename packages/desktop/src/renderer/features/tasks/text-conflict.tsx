import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TriangleAlertIcon } from "../../ui/icons.ts";
import styles from "./text-conflict.module.css";

interface TextConflictProps {
  theirs: string;
  mine: string;
  pending: boolean;
  onKeepTheirs: () => void;
  onKeepMine: () => void;
}

/** Two people wrote the same text: shows both and lets one choose. Nothing is lost before that. */
export function TextConflict({ theirs, mine, pending, onKeepTheirs, onKeepMine }: TextConflictProps) {
  const text = useText();
  return (
    <section className={styles.conflict} role="alert" aria-label={text("tasks.conflict.title")}>
      <p className={styles.title}>
        <Icon of={TriangleAlertIcon} />
        {text("tasks.conflict.title")}
      </p>
      <div className={styles.versions}>
        <Card>
          <h4 className={styles.name}>{text("tasks.conflict.theirs")}</h4>
          <p className={styles.text}>{theirs || text("tasks.conflict.empty")}</p>
        </Card>
        <Card>
          <h4 className={styles.name}>{text("tasks.conflict.mine")}</h4>
          <p className={styles.text}>{mine || text("tasks.conflict.empty")}</p>
        </Card>
      </div>
      <div className={styles.actions}>
        <Button size="s" onPress={onKeepTheirs}>
          {text("tasks.conflict.keepTheirs")}
        </Button>
        <Button size="s" kind="primary" pending={pending} onPress={onKeepMine}>
          {text("tasks.conflict.keepMine")}
        </Button>
      </div>
    </section>
  );
}
