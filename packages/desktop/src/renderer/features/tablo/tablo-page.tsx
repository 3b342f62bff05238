import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useText } from "../../lib/text.ts";
import { messageOf, statusOf } from "../../platform/api.ts";
import { BoardProvider, useBoardWithWrites } from "../../platform/board-view.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SquareKanbanIcon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { TabloHeader } from "./tablo-header.tsx";
import { TabloSkeleton } from "./tablo-skeleton.tsx";
import { TabloTabs } from "./tablo-tabs.tsx";
import styles from "./tablo-page.module.css";

/** A tablo: its header and tabs around what the chosen tab shows. */
export function TabloPage({ tabloId, children }: { tabloId: string; children: ReactNode }) {
  const text = useText();
  const { board, error, refetch, isRefetching } = useBoardWithWrites(tabloId);
  if (statusOf(error) === 404 || statusOf(error) === 400) return <Gone />;
  if (error && !board)
    return (
      <div className={styles.notice}>
        <Notice onRetry={() => void refetch()} retrying={isRefetching}>
          {text("tablo.failed", { reason: messageOf(error) })}
        </Notice>
      </div>
    );
  if (!board) return <TabloSkeleton />;
  return (
    <BoardProvider board={board}>
      <TabloHeader />
      <TabloTabs />
      {children}
    </BoardProvider>
  );
}

function Gone() {
  const text = useText();
  const home = (
    <Link to="/" className={buttonClass({ kind: "primary" })}>
      {text("tablo.home")}
    </Link>
  );
  return (
    <EmptyState icon={SquareKanbanIcon} title={text("tablo.gone")} action={home}>
      {text("tablo.goneHint")}
    </EmptyState>
  );
}
