import { Link } from "@tanstack/react-router";
import type { ListedTablo, Tablo } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import type { HomeFilter } from "../../platform/tablos.ts";
import { Avatars } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Table, tableStyles } from "../../ui/table.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { InTrashSince } from "./in-trash-since.tsx";
import { RestoreArchived, RestoreTrashed } from "./restore-tablo.tsx";
import styles from "./tablo-table.module.css";

interface RowProps {
  status: HomeFilter;
}

/** Tablos as rows. */
export function TabloTable({ tablos, ...shared }: RowProps & { tablos: readonly ListedTablo[] }) {
  const text = useText();
  return (
    <Table label={text("home.title")} head={<HeadRow status={shared.status} />}>
      {tablos.map((tablo) => (
        <TabloRow key={tablo.id} tablo={tablo} {...shared} />
      ))}
    </Table>
  );
}

/** On a phone there is room for one: how far a tablo is, or the button that brings it back. */
function narrowClasses(status: HomeFilter): { status?: string; progress?: string } {
  return status === "active" ? { status: tableStyles.hideNarrow } : { progress: tableStyles.hideNarrow };
}

function HeadRow({ status }: { status: HomeFilter }) {
  const text = useText();
  return (
    <tr>
      <th scope="col">{text("home.columns.tablo")}</th>
      <th scope="col" className={narrowClasses(status).status}>
        {text("home.columns.status")}
      </th>
      <th scope="col" className={narrowClasses(status).progress}>
        {text("home.columns.progress")}
      </th>
      <th scope="col" className={tableStyles.hideNarrow}>
        {text("home.columns.members")}
      </th>
      <th scope="col" className={`${tableStyles.end} ${tableStyles.hideNarrow}`}>
        {text(status === "trashed" ? "home.columns.deleted" : "home.columns.activity")}
      </th>
    </tr>
  );
}

function TabloRow({ tablo, status }: RowProps & { tablo: ListedTablo }) {
  const text = useText();
  const { done, total } = tablo.progress;
  return (
    <tr className={styles.row}>
      <td className={tableStyles.nameCell}>
        <TabloName tablo={tablo} isLink={status !== "trashed"} />
      </td>
      <td className={narrowClasses(status).status}>
        <TabloStatus tablo={tablo} status={status} />
      </td>
      <td className={narrowClasses(status).progress}>
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
        <Avatars names={tablo.members.first.map(({ name }) => name)} total={tablo.members.count} size="s" />
      </td>
      <td className={`${tableStyles.num} ${tableStyles.end} ${tableStyles.hideNarrow}`}>
        {tablo.deletedAt === null ? (
          <TimeAgo instant={tablo.lastActivityAt} />
        ) : (
          <InTrashSince instant={tablo.deletedAt} />
        )}
      </td>
    </tr>
  );
}

function TabloName({ tablo, isLink }: { tablo: Tablo; isLink: boolean }) {
  const name = (
    <>
      <TabloInitial title={tablo.title} color={tablo.color} size="s" />
      <span>{tablo.title}</span>
    </>
  );
  if (!isLink) return <span className={styles.name}>{name}</span>;
  return (
    <Link to="/tablos/$tabloId" params={{ tabloId: tablo.id }} className={styles.name}>
      {name}
    </Link>
  );
}

function TabloStatus({ tablo, status }: { tablo: Tablo; status: HomeFilter }) {
  const text = useText();
  if (status === "active") return <Badge tone="success">{text("home.active")}</Badge>;
  const isTrashed = status === "trashed";
  return (
    <span className={styles.archived}>
      <span className={tableStyles.hideNarrow}>
        <Badge>{text(isTrashed ? "home.inTrash" : "home.archived")}</Badge>
      </span>
      {isTrashed ? <RestoreTrashed tablo={tablo} /> : <RestoreArchived tablo={tablo} />}
    </span>
  );
}
