import { useState } from "react";
import { useText } from "../../lib/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TriangleAlertIcon } from "../../ui/icons.ts";
import { Textarea } from "../../ui/input.tsx";
import type { Texts } from "./save-texts.ts";
import styles from "./text-conflict.module.css";

interface TextConflictProps<Field extends string> {
  /** The texts that both wrote, and what they are called. */
  labels: Partial<Texts<Field>>;
  theirs: NoInfer<Texts<Field>>;
  mine: NoInfer<Texts<Field>>;
  maxLength: number;
  pending: boolean;
  onKeepTheirs: () => void;
  /** With one's own texts, or with what one made of both. */
  onKeepMine: (texts: NoInfer<Texts<Field>>) => void;
}

/** Two people wrote the same text: shows both and lets one choose, or make one of both. Nothing is lost before that. */
export function TextConflict<Field extends string>(conflict: TextConflictProps<Field>) {
  const text = useText();
  const { labels, theirs, mine, maxLength } = conflict;
  const [merged, setMerged] = useState(mine);
  const fields = Object.keys(labels) as Field[]; // a record's own keys
  const isMerged = fields.some((field) => merged[field] !== mine[field]);
  return (
    <section className={styles.conflict} role="alert" aria-label={text("writing.conflict.title")}>
      <p className={styles.title}>
        <Icon of={TriangleAlertIcon} />
        {text("writing.conflict.title")}
      </p>
      {fields.map((field) => (
        <div key={field} className={styles.versions}>
          <Card>
            <h4 className={styles.name}>{nameOf(labels[field], text("writing.conflict.theirs"), fields.length)}</h4>
            <p className={styles.text}>{theirs[field] || text("writing.conflict.empty")}</p>
          </Card>
          <Card>
            <h4 className={styles.name}>{nameOf(labels[field], text("writing.conflict.mine"), fields.length)}</h4>
            <Textarea
              className={styles.mine}
              rows={2}
              maxLength={maxLength}
              aria-label={nameOf(labels[field], text("writing.conflict.mine"), fields.length)}
              value={merged[field]}
              onChange={({ target }) => setMerged({ ...merged, [field]: target.value })}
            />
          </Card>
        </div>
      ))}
      <div className={styles.actions}>
        <Button size="s" onPress={conflict.onKeepTheirs}>
          {text("writing.conflict.keepTheirs")}
        </Button>
        <Button size="s" kind="primary" pending={conflict.pending} onPress={() => conflict.onKeepMine(merged)}>
          {text(isMerged ? "writing.conflict.keepMerged" : "writing.conflict.keepMine")}
        </Button>
      </div>
    </section>
  );
}

/** Says whose version it is, and of which text when there are several. */
function nameOf(label: string | undefined, whose: string, count: number): string {
  return count > 1 && label !== undefined ? `${label} · ${whose}` : whose;
}
