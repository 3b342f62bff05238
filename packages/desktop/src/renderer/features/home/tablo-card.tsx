import { Link } from "@tanstack/react-router";
import type { Tablo } from "@xtablo/contract";
import { formatPercent } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import { Avatars } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { CheckIcon } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { RestoreTablo } from "./restore-tablo.tsx";
import styles from "./tablo-card.module.css";

/** A tablo as a card. All of it leads to the tablo; `ownName` is the one member whom Home knows. */
export function TabloCard({ tablo, ownName }: { tablo: Tablo; ownName: string }) {
  const text = useText();
  const { done, total } = tablo.progress;
  const share = total === 0 ? 0 : done / total;
  return (
    <Card as="article" action className={styles.card}>
      <div className={styles.head}>
        <TabloInitial title={tablo.title} color={tablo.color} size="l" />
        <div className={styles.name}>
          <Link to="/tablos/$tabloId" params={{ tabloId: tablo.id }} className={styles.title}>
            {tablo.title}
          </Link>
          <span className={styles.description}>{firstLine(tablo.description)}</span>
        </div>
      </div>
      <div className={styles.progress}>
        <div className={styles.row}>
          <span>{text("home.tasks", { done, count: total })}</span>
          <span className={styles.number}>{formatPercent(share)}</span>
        </div>
        <Progress value={share} tint={tablo.color} label={text("home.progress", { title: tablo.title })} />
      </div>
      <div className={styles.row}>
        <Avatars names={[ownName]} total={tablo.memberCount} />
        <span className={styles.meta}>
          {tablo.status === "archived" ? <RestoreTablo tablo={tablo} /> : share === 1 && <AllDone />}
          <TimeAgo instant={tablo.lastActivityAt} />
        </span>
      </div>
    </Card>
  );
}

function AllDone() {
  const text = useText();
  return (
    <Badge tone="success" icon={CheckIcon}>
      {text("home.allDone")}
    </Badge>
  );
}

/** The first line of a description, without the marks of Markdown that start it. */
function firstLine(description: string): string {
  const [line = ""] = description.trim().split("\n", 1);
  return line.replace(/^[#>*\-\s]+/, "");
}
