import { Link } from "@tanstack/react-router";
import type { ListedTablo } from "@xtablo/contract";
import { formatPercent } from "../../lib/format.ts";
import { useText } from "../../lib/text.ts";
import type { HomeFilter } from "../../platform/tablos.ts";
import { Avatars } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { CheckIcon } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { InTrashSince } from "./in-trash-since.tsx";
import { RestoreArchived, RestoreTrashed } from "./restore-tablo.tsx";
import styles from "./tablo-card.module.css";

interface TabloCardProps {
  tablo: ListedTablo;
  status: HomeFilter;
}

/** A tablo as a card. All of it leads to the tablo, unless that is in the Trash. */
export function TabloCard({ tablo, status }: TabloCardProps) {
  const text = useText();
  const { done, total } = tablo.progress;
  const share = total === 0 ? 0 : done / total;
  return (
    <Card as="article" action={status !== "trashed"} className={styles.card}>
      <div className={styles.head}>
        <TabloInitial title={tablo.title} color={tablo.color} size="l" />
        <div className={styles.name}>
          {status === "trashed" ? (
            <span className={styles.title}>{tablo.title}</span>
          ) : (
            <Link to="/tablos/$tabloId" params={{ tabloId: tablo.id }} className={`${styles.title} ${styles.link}`}>
              {tablo.title}
            </Link>
          )}
          <span className={styles.description}>
            {tablo.deletedAt === null ? firstLine(tablo.description) : <InTrashSince instant={tablo.deletedAt} />}
          </span>
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
        <Avatars names={tablo.members.first.map(({ name }) => name)} total={tablo.members.count} />
        <span className={styles.meta}>
          {status === "trashed" && <RestoreTrashed tablo={tablo} />}
          {status === "archived" && <RestoreArchived tablo={tablo} />}
          {status === "active" && share === 1 && <AllDone />}
          {status !== "trashed" && <TimeAgo instant={tablo.lastActivityAt} />}
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
