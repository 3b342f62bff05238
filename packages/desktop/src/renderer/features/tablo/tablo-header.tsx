import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { patiently } from "../../lib/patiently.ts";
import { useText } from "../../lib/text.ts";
import { useBoardView } from "../../platform/board-view.tsx";
import { Avatars } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Progress } from "../../ui/progress.tsx";
import { TabloInitial } from "../../ui/tablo-initial.tsx";
import { DeleteTablo } from "./delete-tablo.tsx";
import { TabloMenu } from "./tablo-menu.tsx";
import { TabloTitle } from "./tablo-title.tsx";
import styles from "./tablo-header.module.css";

const EditTablo = lazy(async () => ({ default: (await patiently(() => import("./edit-tablo.tsx"))).EditTablo }));

const TrashModal = lazy(async () => ({ default: (await patiently(() => import("./trash-modal.tsx"))).TrashModal }));

/** What a tablo is: colour, title, status, progress, members, and what can be done with it. */
export function TabloHeader() {
  const text = useText();
  const { tablo, members } = useBoardView();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const { trash } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { done, total } = tablo.progress;
  const showTrash = (trash?: true): void => void navigate({ to: ".", search: (old) => ({ ...old, trash }) });
  return (
    <>
      <header className={styles.head}>
        <TabloInitial title={tablo.title} color={tablo.color} />
        <TabloTitle key={tablo.id} />
        <span className={styles.wide}>
          <Badge tone={tablo.status === "active" ? "success" : "neutral"}>{text(`tablo.status.${tablo.status}`)}</Badge>
        </span>
        <div className={styles.progress}>
          <span className={styles.bar}>
            <Progress value={total === 0 ? 0 : done / total} label={text("tablo.progress")} tint={tablo.color} />
          </span>
          <span className={styles.numbers}>{text("tablo.done", { done, total })}</span>
        </div>
        <div className={styles.actions}>
          <span className={styles.wide}>
            <Avatars names={members.map(({ name }) => name)} total={tablo.memberCount} />
          </span>
          <TabloMenu
            onEdit={() => setOpen("edit")}
            onActivity={() => void navigate({ to: "/tablos/$tabloId/activity", params: { tabloId: tablo.id } })}
            onTrash={() => showTrash(true)}
            onDelete={() => setOpen("delete")}
          />
        </div>
      </header>
      {open === "delete" && <DeleteTablo onCancel={() => setOpen(null)} />}
      <Suspense>
        {open === "edit" && <EditTablo onClose={() => setOpen(null)} />}
        {trash === true && <TrashModal onClose={() => showTrash(undefined)} />}
      </Suspense>
    </>
  );
}
