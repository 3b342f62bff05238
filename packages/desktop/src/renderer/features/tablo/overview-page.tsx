import { lazy, type ReactNode, Suspense, useState } from "react";
import { Markdown } from "../../lib/markdown/markdown.tsx";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Card, CardHead } from "../../ui/card.tsx";
import { PencilIcon } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import styles from "./overview-page.module.css";

const EditTablo = lazy(async () => ({ default: (await patiently(() => import("./edit-tablo.tsx"))).EditTablo }));

/** What a tablo is about, how far it is, who works on it, and below that its latest `activity`. */
export function OverviewPage({ activity }: { activity?: ReactNode }) {
  const text = useText();
  const { tablo, members } = useBoardView();
  const [editing, setEditing] = useState(false);
  const { done, total } = tablo.progress;
  return (
    <div className={styles.overview}>
      <div className={styles.main}>
        <Card as="section" aria-label={text("tablo.description")}>
          <CardHead>
            <h2>{text("tablo.description")}</h2>
            {canEdit(tablo.role) && (
              <Button kind="quiet" size="s" icon={PencilIcon} onPress={() => setEditing(true)}>
                {tablo.description ? text("tablo.edit") : text("tablo.addDescription")}
              </Button>
            )}
          </CardHead>
          <div className={styles.body}>
            {tablo.description ? (
              <Markdown>{tablo.description}</Markdown>
            ) : (
              <p className={styles.muted}>{text("tablo.noDescription")}</p>
            )}
          </div>
        </Card>
        {activity}
      </div>
      <div className={styles.side}>
        <Card as="section" aria-label={text("tablo.progress")}>
          <CardHead>
            <h2>{text("tablo.progress")}</h2>
            <span className={styles.muted}>{text("tablo.done", { done, total })}</span>
          </CardHead>
          <div className={styles.body}>
            <Progress value={total === 0 ? 0 : done / total} label={text("tablo.progress")} tint={tablo.color} />
          </div>
        </Card>
        <Card as="section" aria-label={text("tablo.members")}>
          <CardHead>
            <h2>{text("tablo.members")}</h2>
            <span className={styles.muted}>{text("tablo.people", { count: tablo.memberCount })}</span>
          </CardHead>
          <ul className={styles.people}>
            {members.map(({ userId, name, role }) => (
              <li key={userId} className={styles.person}>
                <Avatar name={name} />
                <span className={styles.name}>{name}</span>
                <span className={styles.muted}>{text(`tablo.roles.${role}`)}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <Suspense>{editing && <EditTablo onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}
