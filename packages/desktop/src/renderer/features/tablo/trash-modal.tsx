import { useMutation } from "@tanstack/react-query";
import type { Trashed } from "@xtablo/contract";
import { useText } from "../../lib/text.ts";
import { messageOf } from "../../platform/api.ts";
import { canEdit, useBoardView } from "../../platform/board-view.tsx";
import { restoreTrashed, tellRestored, useTrash } from "../../platform/trash.ts";
import { useWrite } from "../../platform/writes.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ArchiveRestoreIcon, CircleCheckIcon, FileIcon, MilestoneIcon, Trash2Icon } from "../../ui/icons.ts";
import { Modal, ModalBody } from "../../ui/modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./trash-modal.module.css";

/** What was deleted in the tablo that is open, and can be brought back. */
export function TrashModal({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <Modal open onClose={onClose} title={text("tablo.trash.title")} size="l">
      <ModalBody>
        <TrashList />
      </ModalBody>
    </Modal>
  );
}

function TrashList() {
  const text = useText();
  const { tablo } = useBoardView();
  const { things, isPending, error, refetch, isRefetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useTrash(
    tablo.id,
  );
  if (isPending) return <LoadingTrash />;
  const failure = (
    <Notice onRetry={() => void refetch()} retrying={isRefetching}>
      {text("tablo.trash.failed", { reason: messageOf(error) })}
    </Notice>
  );
  if (error && things.length === 0) return failure;
  if (things.length === 0)
    return (
      <EmptyState icon={Trash2Icon} title={text("tablo.trash.empty")}>
        {text("tablo.trash.hint")}
      </EmptyState>
    );
  return (
    <>
      <p>{text("tablo.trash.hint")}</p>
      <ul className={styles.list} aria-label={text("tablo.trash.title")}>
        {things.map((thing) => (
          <TrashedRow key={`${thing.id} ${thing.deletedAt}`} thing={thing} editable={canEdit(tablo.role)} />
        ))}
      </ul>
      {error && failure}
      {hasNextPage && (
        <Button pending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {text("tablo.trash.more")}
        </Button>
      )}
    </>
  );
}

const icons = { task: CircleCheckIcon, etape: MilestoneIcon, file: FileIcon } as const;

function TrashedRow({ thing, editable }: { thing: Trashed; editable: boolean }) {
  const text = useText();
  const { tablo } = useBoardView();
  const write = useWrite(tablo.id);
  const restoration = useMutation({ mutationFn: () => tellRestored(thing.title, () => write(restoreTrashed(thing))) });
  // A restored thing is at work until the list comes without it.
  const pending = restoration.isPending || restoration.data === true;
  return (
    <li className={styles.row}>
      <Icon of={icons[thing.kind]} />
      <span className={styles.what}>
        <span className={styles.title}>{thing.title}</span>
        <span className={styles.meta}>
          {text(`tablo.trash.kinds.${thing.kind}`)} · <TimeAgo instant={thing.deletedAt} />
        </span>
      </span>
      {editable && (
        <Button
          size="s"
          icon={ArchiveRestoreIcon}
          aria-label={text("tablo.trash.restoreThis", { title: thing.title })}
          pending={pending}
          onPress={() => restoration.mutate()}
        >
          {text("tablo.trash.restore")}
        </Button>
      )}
    </li>
  );
}

function LoadingTrash() {
  const text = useText();
  return (
    <div className={styles.list} aria-live="polite">
      <VisuallyHidden>{text("tablo.trash.loading")}</VisuallyHidden>
      {["62%", "48%", "74%"].map((width) => (
        <div key={width} className={styles.row}>
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}
