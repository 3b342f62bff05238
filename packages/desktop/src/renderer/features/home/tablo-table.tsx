import { Link } from "@tanstack/react-router";
import type { Tablo } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { Avatars } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Table, tableStyles } from "../../ui/table.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { RestoreTablo } from "./restore-tablo.tsx";
import styles from "./tablo-table.module.css";

/** Tablos as rows. `ownName` is the one member whom Home knows. */
export function TabloTable({ tablos, ownName }: { tablos: readonly Tablo[]; ownName: string }) {
  const text = useText();
  return (
    <Table label={text("home.title")} head={<HeadRow />}>
      {tablos.map((tablo) => (
        <TabloRow key={tablo.id} tablo={tablo} ownName={ownName} />
      ))}
    </Table>
  );
}

function HeadRow() {
  const text = useText();
  return (
    <tr>
      <th scope="col">{text("home.columns.tablo")}</th>
      <th scope="col" className={tableStyles.hideNarrow}>
        {text("home.columns.status")}
      </th>
      <th scope="col">{text("home.columns.progress")}</th>
      <th scope="col" className={tableStyles.hideNarrow}>
        {text("home.columns.members")}
      </th>
      <th scope="col" className={`${tableStyles.end} ${tableStyles.hideNarrow}`}>
        {text("home.columns.activity")}
      </th>
    </tr>
  );
}

function TabloRow({ tablo, ownName }: { tablo: Tablo; ownName: string }) {
  const text = useText();
  const { done, total } = tablo.progress;
  return (
    <tr className={styles.row}>
      <td className={tableStyles.nameCell}>
        <Link to="/tablos/$tabloId" params={{ tabloId: tablo.id }} className={styles.name}>
          <TabloInitial title={tablo.title} color={tablo.color} size="s" />
          <span>{tablo.title}</span>
        </Link>
      </td>
      <td className={tableStyles.hideNarrow}>
        {tablo.status === "archived" ? (
          <span className={styles.archived}>
            <Badge>{text("home.archived")}</Badge>
            <RestoreTablo tablo={tablo} />
          </span>
        ) : (
          <Badge tone="success">{text("home.active")}</Badge>
        )}
      </td>
      <td>
        <span className={styles.progress}>
          <Progress
            value={total === 0 ? 0 : done / total}
            tint={tablo.color}
            label={text("home.progress", { title: tablo.title })}
          />
          <span className={styles.figures}>
            {done} / {total}
          </span>
        </span>
      </td>
      <td className={tableStyles.hideNarrow}>
        <Avatars names={[ownName]} total={tablo.memberCount} size="s" />
      </td>
      <td className={`${tableStyles.num} ${tableStyles.end} ${tableStyles.hideNarrow}`}>
        <TimeAgo instant={tablo.lastActivityAt} />
      </td>
    </tr>
  );
}
