import { useText } from "../../lib/text.ts";
import { useCalmOrder } from "../../lib/use-calm-order.ts";
import { messageOf } from "../../platform/api.ts";
import type { HomeFilter, useTablos } from "../../platform/tablos.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ArchiveIcon, PlusIcon, SquareKanbanIcon, Trash2Icon } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { byActivity } from "./by-activity.ts";
import { HomeSkeleton } from "./home-skeleton.tsx";
import { NewTablo } from "./new-tablo.tsx";
import { TabloCard } from "./tablo-card.tsx";
import { TabloTable } from "./tablo-table.tsx";
import type { ShownAs } from "./use-shown-as.ts";
import styles from "./home-page.module.css";

interface HomeTablosProps {
  list: ReturnType<typeof useTablos>;
  status: HomeFilter;
  shownAs: ShownAs;
}

/** The tablos of Home, or what stands in their place. */
export function HomeTablos({ list, status, shownAs }: HomeTablosProps) {
  const text = useText();
  const { tablos, isPending, error, refetch, hasMore, loadMore } = list;
  const { calm, watching } = useCalmOrder(byActivity(tablos));
  if (isPending) return <HomeSkeleton shownAs={shownAs} />;
  if (error && tablos.length === 0)
    return <Notice onRetry={() => void refetch()}>{text("home.failed", { reason: messageOf(error) })}</Notice>;
  if (tablos.length === 0) return <NoTablos status={status} />;
  return (
    <>
      {status === "trashed" && <p className={styles.hint}>{text("home.trashHint")}</p>}
      {shownAs === "list" ? (
        <div {...watching}>
          <TabloTable tablos={calm} status={status} />
        </div>
      ) : (
        <div className={styles.grid} {...watching}>
          {calm.map((tablo) => (
            <TabloCard key={tablo.id} tablo={tablo} status={status} />
          ))}
          {status === "active" && <NewTabloTile />}
        </div>
      )}
      {hasMore && (
        <span className={styles.more}>
          <Button onPress={() => void loadMore()}>{text("home.more")}</Button>
        </span>
      )}
    </>
  );
}

function NewTabloTile() {
  const text = useText();
  return (
    <NewTablo>
      {(open) => (
        <PlainButton className={styles.new} onPress={open}>
          <Icon of={PlusIcon} size="l" />
          {text("home.newTablo")}
        </PlainButton>
      )}
    </NewTablo>
  );
}

function NoTablos({ status }: { status: HomeFilter }) {
  const text = useText();
  if (status === "archived")
    return (
      <EmptyState icon={ArchiveIcon} title={text("home.noArchived")}>
        {text("home.noArchivedHint")}
      </EmptyState>
    );
  if (status === "trashed")
    return (
      <EmptyState icon={Trash2Icon} title={text("home.noTrash")}>
        {text("home.trashHint")}
      </EmptyState>
    );
  const create = (
    <NewTablo>
      {(open) => (
        <Button kind="primary" icon={PlusIcon} onPress={open}>
          {text("home.newTablo")}
        </Button>
      )}
    </NewTablo>
  );
  return (
    <EmptyState icon={SquareKanbanIcon} title={text("home.empty")} action={create}>
      {text("home.emptyHint")}
    </EmptyState>
  );
}
